using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>Reads one point or named stretch of the calendar: "二〇二六年十一月", "20xx年6月13日", "9月底", "第三季度", "本周五".</summary>
internal static class DatePointReader
{
    /// <summary>Characters after a Chinese number that say that it counts something and is no day ("一月三次").</summary>
    private const string AfterBareDay = "，。；、：,;:)）\n\r 至到—–-~～起前";

    /// <summary>The point that begins exactly at <paramref name="at"/>; null where none does.</summary>
    /// <param name="reference">What relative words are resolved against; null where nothing is known.</param>
    public static DatePoint? Read(ReadOnlySpan<char> text, int at, DateReference? reference)
    {
        if (at >= text.Length) return null;
        if (NumericDate.Read(text, at) is { } numeric) return numeric;
        if (RelativeDates.Read(text, at, reference) is { } relative) return relative;
        if (RelativeDates.Year(text, at) is > 0 and var after) return InYear(text, at, after, null);
        if (DateNumber.Read(text, at) is { } number)
        {
            var unit = Blanks(text, number.End);
            switch (At(text, unit))
            {
                case '年':
                    var rest = unit + (At(text, unit + 1) == '度' ? 2 : 1);
                    var part = Blanks(text, rest);
                    var withPart = DateNumber.Read(text, part) is { } next && At(text, Blanks(text, next.End)) == '月'
                        || DateStretches.Read(text, at, part, "XXXX") is not null;
                    if (number.AsYear(text, withPart) is not { } written) return null;
                    return InYear(text, at, rest, written) ?? new DatePoint(new Span(at, rest), written, DatePoint.None, DatePoint.None);
                case '月':
                    return Month(text, at, at, null);
                case '日':
                    return number.AsPart(text) is not DatePoint.None and <= 31 and var day && IsDay(text, at, unit)
                        ? new DatePoint(new Span(at, unit + 1), null, DatePoint.None, day)
                        : null;
            }
        }

        return InYear(text, at, at, null);
    }

    /// <summary>What may follow a year, or stand without one in the year of the document.</summary>
    private static DatePoint? InYear(ReadOnlySpan<char> text, int start, int at, string? year)
    {
        var i = Blanks(text, at);
        if (At(text, i) == '的') i++;
        if (DateStretches.Read(text, start, i, year) is { } stretch) return stretch;
        return year is not null || start != at ? Month(text, start, i, year) : null;
    }

    private static DatePoint? Month(ReadOnlySpan<char> text, int start, int at, string? year)
    {
        if (DateNumber.Read(text, at) is not { } number || Blanks(text, number.End) is var unit && At(text, unit) != '月') return null;
        var month = number.AsPart(text);
        if (month == DatePoint.None || (month > 12 && year is null)) return null;
        var end = unit + (At(text, unit + 1) == '份' ? 2 : 1);
        var point = new DatePoint(new Span(start, end), year, month, DatePoint.None);
        var i = Blanks(text, end);
        if (At(text, i) == '的') i++;
        if (DateStretches.InMonth(text, point, i) is { } stretch) return stretch;
        if (DateNumber.Read(text, i) is not { } day || day.AsPart(text) is not (not DatePoint.None and var value)) return point;
        var sign = Blanks(text, day.End);
        if (At(text, sign) is '日' or '号') return point with { Day = value, Span = new Span(start, sign + 1) };
        // "一月二十三": the sign is left out; a count after a month ("十月三次", "3月12家") is no day.
        var bare = value is > 0 and <= 31 && AfterBareDay.Contains(At(text, day.End) is '\0' ? '\n' : text[day.End])
            && (day.IsChinese
                ? day.Span.Length > 1
                : i == end && Separator(text, day.End) < 0 && At(text, end - 1) == '月' && At(text, day.End) is not ('、' or '.'));
        if (bare) return point with { Day = value, Span = new Span(start, day.End) };
        // "一月一通报" is a rhythm, not January.
        return number.IsChinese && value == 1 && month == 1 && year is null && day.IsChinese ? null : point;
    }

    private static bool IsDay(ReadOnlySpan<char> text, int start, int sign) =>
        At(text, sign + 1) is not ('内' or '常' or '均' or '游' or '本' or '式' or '以' or '制' or '产')
        && At(text, start - 1) is not ('第' or '百')
        && !(NumeralCharacters.ChineseDigit(text[start]) > 0 && sign - start == 1);
}
