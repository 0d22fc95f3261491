using System.Globalization;
using DocPipe.Model;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>Named stretches of a year (quarters, halves, its ends) and of a month (tens of days, weeks, its ends).</summary>
internal static class DateStretches
{
    /// <summary>A later week without a year is the number of a report, not a time.</summary>
    private const int WeeksOfPlan = 5;

    /// <param name="start">Where the expression begins, with its year.</param>
    /// <param name="at">Where the words after the year begin.</param>
    public static DatePoint? Read(ReadOnlySpan<char> text, int start, int at, string? year)
    {
        if (Has(text, at, "全年")) return Months(start, at + 2, year, 1, 12);
        if (Has(text, at, "上半年") || Has(text, at, "前半年")) return Months(start, at + 3, year, 1, 6);
        if (Has(text, at, "下半年") || Has(text, at, "后半年")) return Months(start, at + 3, year, 7, 12);
        if (Has(text, at, "首季度")) return Quarter(text, start, at + 3, year, 1, 1);
        if (Has(text, at, "前") && QuarterNumber(text, at + 1) is var (first, end) && first > 1) return Quarter(text, start, end, year, 1, first);
        if (QuarterNumber(text, Has(text, at, "第") ? at + 1 : at) is var (number, after)) return Quarter(text, start, after, year, number, number);
        if (Week(text, at) is var (week, weekEnd) && (year is not null || week <= WeeksOfPlan)) return InYear(start, weekEnd, year, week);
        var ends = Has(text, at, "年") ? at + 1 : start < at ? at : -1;
        if (At(text, ends) is '底' or '末') return Day(start, ends + 1, year, 12, 31);
        return At(text, ends) == '初' && (ends > at || start < at) ? Months(start, ends + 1, year, 1, 1) with { IsEnd = true } : null;
    }

    public static DatePoint? InMonth(ReadOnlySpan<char> text, DatePoint month, int at)
    {
        var (start, year, number) = (month.Span.Start, month.Year, month.Month);
        if (Has(text, at, "上旬")) return Days(1, 10);
        if (Has(text, at, "中旬")) return Days(11, 20);
        if (Has(text, at, "下旬")) return Days(21, DatePoint.DaysIn(year, number));
        if (Has(text, at, "上中旬")) return Days(1, 20, 3);
        if (Has(text, at, "中下旬")) return Days(11, DatePoint.DaysIn(year, number), 3);
        if (At(text, at) is '底' or '末' || Has(text, at, "月底") || Has(text, at, "月末"))
            return Day(start, at + (text[at] == '月' ? 2 : 1), year, number, DatePoint.DaysIn(year, number));
        if (At(text, at) == '初' && !"步级中期一二三十".Contains(At(text, at + 1))) return Day(start, at + 1, year, number, 1);
        if (Week(text, at) is not var (week, end)) return null;
        var isKnown = DatePoint.IsNumber(year) && number is >= 1 and <= 12 && week <= 5;
        return new DatePoint(new Span(start, end), year, number, DatePoint.None)
        {
            Stretch = isKnown
                ? WeekOf(int.Parse(year!, CultureInfo.InvariantCulture), number, week)
                : Both(DatePoint.Edtf(year, number, DatePoint.Unknown)),
        };

        DatePoint Days(int first, int last, int length = 2) => new(new Span(start, at + length), year, number, DatePoint.None)
        {
            Stretch = (DatePoint.Edtf(year, number, first), DatePoint.Edtf(year, number, last)),
        };
    }

    private static (string First, string Last) Both(string value) => (value, value);

    private static DatePoint Day(int start, int end, string? year, int month, int day) =>
        new(new Span(start, end), year, month, DatePoint.None) { Stretch = Both(DatePoint.Edtf(year, month, day)), IsEnd = true };

    private static DatePoint Months(int start, int end, string? year, int first, int last) =>
        new(new Span(start, end), year, DatePoint.None, DatePoint.None) { Stretch = (DatePoint.Edtf(year, first, 0), DatePoint.Edtf(year, last, 0)) };

    private static DatePoint Quarter(ReadOnlySpan<char> text, int start, int end, string? year, int first, int last) =>
        At(text, end) is '末' or '底'
            ? Day(start, end + 1, year, last * 3, DatePoint.DaysIn(year, last * 3))
            : Months(start, end, year, (first * 3) - 2, last * 3);

    /// <summary>"三季度", "3季度", "第三季度": number and index after.</summary>
    private static (int Number, int End)? QuarterNumber(ReadOnlySpan<char> text, int at)
    {
        if (DateNumber.Read(text, at) is not { Value: >= 1 and <= 4, Span.Length: 1 } number) return null;
        var i = At(text, number.End) == '个' ? number.End + 1 : number.End;
        return Has(text, i, "季度") ? (number.Value, i + 2) : null;
    }

    /// <summary>"第二周", "第2个星期".</summary>
    private static (int Number, int End)? Week(ReadOnlySpan<char> text, int at)
    {
        if (!Has(text, at, "第") || DateNumber.Read(text, at + 1) is not { Value: >= 1 and <= 53 } number) return null;
        var i = At(text, number.End) == '个' ? number.End + 1 : number.End;
        return Has(text, i, "星期") ? (number.Value, i + 2) : At(text, i) == '周' && At(text, i + 1) is not ('年' or '期') ? (number.Value, i + 1) : null;
    }

    /// <summary>The weeks of a year are those of ISO 8601.</summary>
    private static DatePoint InYear(int start, int end, string? year, int week)
    {
        var stretch = Both(DatePoint.Edtf(year, DatePoint.Unknown, DatePoint.Unknown));
        if (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1900 and < 9999
            && week <= ISOWeek.GetWeeksInYear(number))
        {
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(number, week, DayOfWeek.Monday));
            stretch = (DateReference.Format(monday), DateReference.Format(monday.AddDays(6)));
        }

        return new DatePoint(new Span(start, end), year, DatePoint.None, DatePoint.None) { Stretch = stretch };
    }

    /// <summary>The first week of a month is the one whose Monday is its first.</summary>
    private static (string First, string Last) WeekOf(int year, int month, int week)
    {
        if (year is < 1 or > 9998) return Both(DatePoint.Edtf(null, month, DatePoint.Unknown));
        var first = new DateOnly(year, month, 1);
        var monday = first.AddDays(((8 - (int)first.DayOfWeek) % 7) + (7 * (week - 1)));
        return (DateReference.Format(monday), DateReference.Format(monday.AddDays(6)));
    }
}
