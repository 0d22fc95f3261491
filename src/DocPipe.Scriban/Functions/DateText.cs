using System.Globalization;
using System.Text;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>Dates to text and back by patterns like <c>%Y-%m-%d</c> (those of Ruby's strftime that Scriban has).</summary>
internal static class DateText
{
    /// <param name="context">The run, for its time zone.</param>
    /// <param name="date">A local time.</param>
    /// <param name="pattern">The pattern; <c>%g</c> alone stands for the default one in the invariant culture.</param>
    /// <param name="defaultPattern">What <c>date.format</c> holds.</param>
    /// <param name="culture">For names and preferred forms.</param>
    public static string Format(TemplateContext context, DateTime date, string pattern, string defaultPattern, CultureInfo culture)
    {
        if (pattern == "%g")
            pattern = "%g " + defaultPattern;
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 >= pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }

            var directive = pattern[++i];
            if (directive == 'g')
                culture = CultureInfo.InvariantCulture;
            else
                text.Append(Directive(context, date, directive, culture) ?? $"%{directive}");
        }

        return text.ToString();
    }

    /// <summary>Null for null or "", the first of January 1 for what is no date.</summary>
    public static DateTime? Parse(TemplateContext context, string? text, string? pattern, CultureInfo culture, int patternIndex)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (pattern is not null)
            pattern = FrameworkPattern(pattern, ref culture, patternIndex);
        if (HasZone(text))
        {
            var isParsed = pattern is null
                ? DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out var instant)
                : DateTimeOffset.TryParseExact(text, pattern, culture, DateTimeStyles.None, out instant);
            return isParsed ? TimeZoneInfo.ConvertTime(instant, context.TimeProvider.LocalTimeZone).DateTime : default(DateTime);
        }

        // A text of only a time means that time today, and today is the context's: the framework's own clock must not show through.
        const DateTimeStyles styles = DateTimeStyles.NoCurrentDateDefault;
        var isDate = pattern is null
            ? DateTime.TryParse(text, culture, styles, out var date)
            : DateTime.TryParseExact(text, pattern, culture, styles, out date);
        if (!isDate)
            return default(DateTime);
        return date.Date == default ? context.TimeProvider.GetLocalNow().Date + date.TimeOfDay : date;
    }

    private static bool HasZone(string text)
    {
        if (text.AsSpan().TrimEnd().EndsWith("Z", StringComparison.OrdinalIgnoreCase))
            return true;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '+' && char.IsDigit(text[i + 1]))
                return true;
        }

        return false;
    }

    private static string? Directive(TemplateContext context, DateTime date, char directive, CultureInfo culture)
    {
        switch (directive)
        {
            case 'C':
                return (date.Year / 100).ToString("D2", culture);
            case 'e':
                return date.ToString("%d", culture).PadLeft(2);
            case 'j':
                return date.DayOfYear.ToString("D3", culture);
            case 'k':
                return date.ToString("%H", culture).PadLeft(2);
            case 'l':
                return date.ToString("%h", culture).PadLeft(2);
            case 'n':
                return "\n";
            case 't':
                return "\t";
            case '%':
                return "%";
            case 'P':
                return date.ToString("tt", culture).ToLowerInvariant();
            case 's':
                return ((date.Ticks - DateTime.UnixEpoch.Ticks - Offset(context, date).Ticks) / TimeSpan.TicksPerSecond).ToString(culture);
            case 'u':
                return (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(culture);
            case 'w':
                return ((int)date.DayOfWeek).ToString(culture);
            case 'U':
                return Week(date, CalendarWeekRule.FirstDay, DayOfWeek.Sunday);
            case 'W':
                return Week(date, CalendarWeekRule.FirstDay, DayOfWeek.Monday);
            case 'V':
                return Week(date, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday);
            case 'v':
                return string.Create(CultureInfo.InvariantCulture, $"{date.Day,2}-{date.ToString("MMM", CultureInfo.InvariantCulture).ToUpperInvariant()}-{date.Year:D4}");
            case 'Z':
                var offset = Offset(context, date);
                return string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
            default:
                return FrameworkDirective(directive) is { } pattern ? date.ToString(pattern, culture) : null;
        }
    }

    private static TimeSpan Offset(TemplateContext context, DateTime date) =>
        context.TimeProvider.LocalTimeZone.GetUtcOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified));

    private static string Week(DateTime date, CalendarWeekRule rule, DayOfWeek firstDay) =>
        CultureInfo.InvariantCulture.Calendar.GetWeekOfYear(date, rule, firstDay).ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>The framework's pattern for a directive that both formats and parses; null for those that only format.</summary>
    private static string? FrameworkDirective(char directive) => directive switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM dd HH:mm:ss yyyy",
        'd' => "dd",
        'D' => "MM/dd/yy",
        'e' => "%d",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'k' => "%H",
        'l' => "%h",
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'N' => "fffffff00",
        'p' or 'P' => "tt",
        'r' => "hh:mm:ss tt",
        'R' => "HH:mm",
        'S' => "ss",
        'T' => "HH:mm:ss",
        'x' => "d",
        'X' => "T",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        _ => null,
    };

    private static string FrameworkPattern(string pattern, ref CultureInfo culture, int patternIndex)
    {
        var framework = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 >= pattern.Length)
            {
                framework.Append(pattern[i]);
                continue;
            }

            var directive = pattern[++i];
            if (directive == 'g')
                culture = CultureInfo.InvariantCulture;
            else if (FrameworkDirective(directive) is { } known)
                framework.Append(directive switch { 'x' => culture.DateTimeFormat.ShortDatePattern, 'X' => culture.DateTimeFormat.LongTimePattern, _ => known });
            else if ("CjnstuUvVWw%".Contains(directive, StringComparison.Ordinal))
                throw new ScriptArgumentException(patternIndex, $"The pattern %{directive} is not supported for the parse method (Parameter 'pattern')");
            else
                framework.Append('%').Append(directive);
        }

        return framework.ToString();
    }
}
