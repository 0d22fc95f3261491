using DocPipe.Model;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>
/// Two points joined into a range. What one end leaves out it takes from the other: the year and month of the first end hold for the second,
/// the unit of the second for the first ("5-8月份").
/// </summary>
internal sealed class DateRanges(IReadOnlyList<string> openEnds)
{
    /// <summary>Longest event that ends a range ("至最终检查验收结束"), in UTF-16 units.</summary>
    private const int LongestEvent = 12;

    /// <summary>The first end, where it is only a number that the second end explains: "5-8月份", "2026年5月9日" has none.</summary>
    /// <param name="from">What stands before the number: the year, or year and month; null where nothing does.</param>
    public static (DatePoint First, int Second)? Head(ReadOnlySpan<char> text, int at, DatePoint? from, DateReference? reference)
    {
        if (from is { IsStretch: true } or { IsEnd: true } or { Day: not DatePoint.None } || DateNumber.Read(text, at) is not { } number) return null;
        var next = Separator(text, number.End);
        if (next < 0) next = At(text, number.End) == '、' ? number.End + 1 : -1;
        if (next < 0 || DateNumber.Read(text, next) is not { } behind) return null;
        if (At(text, number.End) == '、' && (behind.Value != number.Value + 1 || number.IsMasked)) return null;
        if (DatePointReader.Read(text, next, reference) is not { Stretch: null } second) return null;
        var span = new Span(from?.Span.Start ?? at, number.End);
        var part = number.AsPart(text);
        return second switch
        {
            { Year: null, Month: not DatePoint.None, Day: DatePoint.None } when from is null or { Month: DatePoint.None } && part is not DatePoint.None and <= 12
                => (new DatePoint(span, from?.Year, part, DatePoint.None), next),
            { Year: null, Month: DatePoint.None } when from is null or { Month: not DatePoint.None } && part is not DatePoint.None and <= 31
                => (new DatePoint(span, from?.Year, from?.Month ?? DatePoint.None, part), next),
            { Year: not null, Month: DatePoint.None } when from is null && number.Span.Length == 4 && number.AsYear(text, withPart: false) is { } year
                => (new DatePoint(span, year, DatePoint.None, DatePoint.None), next),
            _ => null,
        };
    }

    /// <summary>The second end of a range that begins with <paramref name="first"/>; null where the point stands alone.</summary>
    /// <param name="second">Where the second end begins, where that is known; else -1.</param>
    public (int End, string Value)? Tail(ReadOnlySpan<char> text, DatePoint first, int second, DateReference? reference)
    {
        var next = second > 0 ? second : Separator(text, DayTime(text, first.Span.End));
        if (next < 0) return Between(text, first, reference) ?? (LostDash(text, first, reference) is { } lost ? Join(text, first, lost) : null);
        if (Second(text, next, first, reference) is { } last) return Join(text, first, last);
        return first.IsStretch ? null : OpenEnd(text, next) is > 0 and var end ? (end, $"{first.First}/..") : null;
    }

    /// <summary>"2015年和2018年之间".</summary>
    private static (int End, string Value)? Between(ReadOnlySpan<char> text, DatePoint first, DateReference? reference)
    {
        if (At(text, first.Span.End) is not ('和' or '与') || DatePointReader.Read(text, first.Span.End + 1, reference) is not { } second) return null;
        var length = Has(text, second.Span.End, "之间") ? 2 : At(text, second.Span.End) == '间' ? 1 : 0;
        return length > 0 && Join(text, first, second) is var (end, value) ? (end + length, value) : null;
    }

    private static (int End, string Value) Join(ReadOnlySpan<char> text, DatePoint first, DatePoint second)
    {
        var last = second;
        if (second.Stretch is null)
        {
            var year = second.Year ?? first.Year;
            var month = second.Month == DatePoint.None && second.Day != DatePoint.None ? first.Month : second.Month;
            // Over the turn of the year ("12月20日至1月10日"); further back it is a slip of the pen, and kept to be flagged.
            if (second.Year is null && month > 0 && month < first.Month && first.Month - month >= 6) year = DatePoint.Shift(year, 1);
            last = second with { Year = year, Month = month };
            if (first is { Year: null, Stretch: null, Month: > 0 } && second.Year is not null && last.Month > 0)
                first = first with { Year = first.Month <= last.Month ? last.Year : DatePoint.Shift(last.Year, -1) };
        }
        else if (second.Year is null && first.Year is not null && last.Last.StartsWith("XXXX-", StringComparison.Ordinal))
        {
            return (second.Span.End, $"{first.First}/{first.Year}{last.Last[4..]}");
        }

        return (Weekday(text, second.Span.End), $"{first.First}/{last.Last}");
    }

    private static DatePoint? Second(ReadOnlySpan<char> text, int at, DatePoint first, DateReference? reference)
    {
        if (Head(text, at, null, reference) is not null) return null;
        if (DatePointReader.Read(text, at, reference) is { } point) return point;
        // "2018年-2020", "6月1日-7": the sign of the last number is left out.
        if (first is not { Stretch: null } || DateNumber.Read(text, at) is not { IsMasked: false } number) return null;
        if (At(text, number.End) is not ('\0' or '\n' or ')' or '）' or '，' or '。' or ',')) return null;
        return first switch
        {
            { Day: > 0 } when number.Value is >= 1 and <= 31 => new DatePoint(number.Span, null, DatePoint.None, number.Value),
            { Year: not null, Day: DatePoint.None } when number.Span.Length == 4 && number.AsYear(text, withPart: false) is { } year
                => new DatePoint(number.Span, year, DatePoint.None, DatePoint.None),
            _ => null,
        };
    }

    /// <summary>"3月5日3月25日": two full days with nothing, or a mark that was once a dash, between them.</summary>
    private static DatePoint? LostDash(ReadOnlySpan<char> text, DatePoint first, DateReference? reference)
    {
        if (first is not { Stretch: null, Month: not DatePoint.None, Day: not DatePoint.None }) return null;
        var at = first.Span.End;
        while (at - first.Span.End < 2 && At(text, at) is '?' or '？' or '\uFFFD' or '□') at++;
        if (DateNumber.Read(text, at) is null || DatePointReader.Read(text, at, reference) is not { Stretch: null } second) return null;
        return second is { Month: DatePoint.None } or { Day: DatePoint.None } || (first.Year is null && second.Year is not null) ? null : second;
    }

    /// <summary>After an event that ends the range without a date ("至验收完毕"); -1 where none stands here.</summary>
    private int OpenEnd(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + LongestEvent)];
        var clause = rest.IndexOfAnyExceptInRange('\u4E00', '\u9FFF');
        if (clause >= 0) rest = rest[..clause];
        var best = -1;
        foreach (var end in openEnds)
        {
            var found = end[0] != '^'
                ? rest.IndexOf(end, StringComparison.Ordinal) is var i and >= 0 ? i + end.Length : -1
                : rest.StartsWith(end.AsSpan(1)) ? end.Length - 1 : -1;
            if (found > 0 && (best < 0 || found < best)) best = found;
        }

        if (best < 0) return -1;
        // "验收完毕": an ending that another completes.
        foreach (var end in openEnds)
            if (rest[best..].StartsWith(end)) best += end.Length;
        return at + best;
    }
}
