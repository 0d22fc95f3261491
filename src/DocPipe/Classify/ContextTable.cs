using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>What the place of a sentence adds to the log-odds that it states a problem (models/classify/context.tsv).</summary>
internal sealed class ContextTable
{
    private const string Name = "classify/context.tsv";

    /// <summary>A document of no known type, which is another matter than a section of no known role.</summary>
    private const string OtherDocument = "otherdocument";

    private readonly Dictionary<string, double> shifts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="DataFileException">The table is missing, or a line is no name and number (DP4104).</exception>
    public ContextTable(DataFolder models)
    {
        foreach (var row in models.Rows(Name))
        {
            if (row.Length != 2 || !double.TryParse(row[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var shift))
                throw new DataFileException("DP4104", $"models/{Name} 里有一行不对，应当是“名称、制表符、数”：{string.Join(' ', row)}");
            shifts[row[0].Replace("_", "", StringComparison.Ordinal)] = shift;
        }
    }

    public double ShiftOf(Role role, DocumentType type) =>
        shifts.GetValueOrDefault(role.ToString()) + shifts.GetValueOrDefault(type == DocumentType.Other ? OtherDocument : type.ToString());
}
