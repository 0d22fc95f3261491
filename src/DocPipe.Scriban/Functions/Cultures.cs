using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>
/// Cultures that a template names. They come from a table inside the program, not from the machine's, so that the same template gives the same text everywhere.
/// </summary>
internal static class Cultures
{
    private const string Resource = "DocPipe.Scriban.Functions.cultures.json";

    private static readonly ConcurrentDictionary<string, CultureInfo?> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ScriptArgumentException">There is no such culture.</exception>
    public static CultureInfo Find(string name, int argumentIndex) => name.Length == 0
        ? CultureInfo.InvariantCulture
        : Known.GetOrAdd(name, Read)
            ?? throw new ScriptArgumentException(argumentIndex, $"Culture is not supported. (Parameter 'name')\n{name} is an invalid culture identifier.");

    private static CultureInfo? Read(string name)
    {
        using var stream = typeof(Cultures).Assembly.GetManifestResourceStream(Resource)!;
        using var table = JsonDocument.Parse(stream);
        foreach (var entry in table.RootElement.EnumerateObject())
        {
            if (entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Make(entry.Value);
        }

        return null;
    }

    private static CultureInfo Make(JsonElement entry)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var dates = culture.DateTimeFormat;
        dates.MonthNames = dates.MonthGenitiveNames = [.. Names(entry, "months"), string.Empty];
        dates.AbbreviatedMonthNames = dates.AbbreviatedMonthGenitiveNames = [.. Names(entry, "shortMonths"), string.Empty];
        dates.DayNames = Names(entry, "days");
        dates.AbbreviatedDayNames = Names(entry, "shortDays");
        dates.AMDesignator = Text(entry, "am");
        dates.PMDesignator = Text(entry, "pm");
        dates.ShortDatePattern = Text(entry, "shortDate");
        dates.LongDatePattern = Text(entry, "longDate");
        dates.ShortTimePattern = Text(entry, "shortTime");
        dates.LongTimePattern = Text(entry, "longTime");
        dates.FirstDayOfWeek = (DayOfWeek)entry.GetProperty("firstDay").GetInt32();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.CurrencyDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = Text(entry, "decimal");
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.CurrencyGroupSeparator = culture.NumberFormat.PercentGroupSeparator = Text(entry, "group");
        culture.NumberFormat.CurrencySymbol = Text(entry, "currency");
        culture.NumberFormat.CurrencyPositivePattern = entry.GetProperty("currencyPattern").GetInt32();
        return CultureInfo.ReadOnly(culture);
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static string[] Names(JsonElement entry, string name) => [.. entry.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
