using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace DocPipe.Ingest.Sheets;

/// <summary>
/// A table saved as text. Commas stand in sentences too, so a text is one only if every record has the same fields, the first of them are
/// distinct headings, and none is a paragraph.
/// </summary>
internal static class CsvText
{
    private const int Sample = 200, LongestHeading = 30, LongestField = 400, MaxFields = 200;

    private static readonly char[] delimiters = [',', '\t', ';'];

    public static bool Is(string text) => Delimiter(text) is not null;

    public static ReadingText Read(string text, ReadLimits limits, CancellationToken cancellation)
    {
        var reading = new ReadingText(limits.Characters);
        var table = new TableText(reading);
        var cells = 0L;
        foreach (var record in Records(text, Delimiter(text) ?? ','))
        {
            cancellation.ThrowIfCancellationRequested();
            if ((cells += record.Length) > limits.Cells) throw new UnreadableException(ReadFailure.TooManyCells(limits.Cells));
            table.BeginRow();
            foreach (var field in record) table.Cell(field.Split('\n'));
            table.EndRow();
        }

        table.End();
        return reading;
    }

    private static char? Delimiter(string text)
    {
        var firstLine = text.AsSpan(0, Math.Min(text.Length, 2000));
        var end = firstLine.IndexOf('\n');
        if (end <= 0) return null;
        firstLine = firstLine[..end];
        foreach (var delimiter in delimiters)
            if (firstLine.Contains(delimiter) && IsTable(text, delimiter)) return delimiter;
        return null;
    }

    private static bool IsTable(string text, char delimiter)
    {
        var records = Records(text, delimiter).Take(Sample).ToList();
        if (records.Count < 2 || records[0].Length is < 2 or > MaxFields) return false;
        var heading = records[0];
        return heading.All(h => h.Trim().Length is > 0 and <= LongestHeading && !h.Contains('。', StringComparison.Ordinal))
            && heading.Distinct(StringComparer.Ordinal).Count() == heading.Length
            && records.All(r => r.Length == heading.Length && r.All(f => f.Length <= LongestField));
    }

    private static IEnumerable<string[]> Records(string text, char delimiter)
    {
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(), IgnoreBlankLines = true, TrimOptions = TrimOptions.Trim, BadDataFound = null, MaxFieldSize = 0,
        });
        while (csv.Read())
            if (csv.Record is { } record && record.Any(f => f.Length > 0)) yield return record;
    }
}
