using DocPipe.Model;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>Words that point from the document's own time: 本周五, 下月底, 上季度. Without a reference their digits stay X.</summary>
internal static class RelativeDates
{
    private const string UnknownDay = "XXXX-XX-XX";

    /// <summary>After a weekday's numeral these say that it counts what follows: "本周六项工作", "本周一是".</summary>
    private const string Counted = "项个次条名份是方直定般些样级家户件场期位批篇处张类要切体";

    /// <summary>After 今年, 明年, 去年; -1 where none stands here. The text gives no digit of that year, so none is read into it.</summary>
    public static int Year(ReadOnlySpan<char> text, int at) =>
        At(text, at + 1) == '年' && text[at] is '今' or '本' or '当' or '去' or '上' or '明' or '来' or '次' or '翌' ? at + 2 : -1;

    public static DatePoint? Read(ReadOnlySpan<char> text, int at, DateReference? reference)
    {
        var (by, word) = text[at] switch
        {
            '本' or '这' => (0, 1),
            '上' => (-1, 1),
            '下' => (1, 1),
            '次' => (1, 1),
            '周' or '星' or '礼' or '月' => (0, 0),
            _ => (0, -1),
        };
        if (word < 0) return null;
        if (word > 0 && At(text, at + 1) is '上' or '下' && At(text, at) == At(text, at + 1)) (by, word) = (2 * by, 2);
        var i = at + word;
        if (word > 0 && At(text, i) == '个' && At(text, i + 1) is '月' or '星' or '季') i++;
        return Week(text, at, i, by, reference) ?? Month(text, at, i, by, reference) ?? Quarter(text, at, i, by, reference);
    }

    private static DatePoint? Week(ReadOnlySpan<char> text, int start, int at, int by, DateReference? reference)
    {
        var name = At(text, at) == '周' ? at + 1 : Has(text, at, "星期") || Has(text, at, "礼拜") ? at + 2 : -1;
        if (name < 0) return null;
        var weekday = "一二三四五六日".IndexOf(At(text, name) == '天' ? '日' : At(text, name), StringComparison.Ordinal);
        if (weekday >= 0 && !IsCount(text, name))
        {
            if (start == at && !IsFreeWeekday(text, at, name)) return null;
            var day = reference?.DayOf(by, weekday) ?? UnknownDay;
            return Stretch(start, name + 1, day, day) with { IsEnd = true };
        }

        if (start == at || At(text, name) is '年' or '期' or '边' or '围' or '密' or '转' or '岁' or '刊') return null;
        return At(text, name) == '末'
            ? Stretch(start, name + 1, reference?.DayOf(by, 5) ?? UnknownDay, reference?.DayOf(by, 6) ?? UnknownDay)
            : Stretch(start, name, reference?.DayOf(by, 0) ?? UnknownDay, reference?.DayOf(by, 6) ?? UnknownDay);
    }

    private static DatePoint? Month(ReadOnlySpan<char> text, int start, int at, int by, DateReference? reference)
    {
        if (At(text, at) != '月' || At(text, at + 1) is '份') return null;
        var (year, number) = reference is null ? (null, DatePoint.Unknown) : reference.MonthOf(by);
        var month = new DatePoint(new Span(start, at + 1), year, number, DatePoint.None);
        if (start == at) return At(text, at + 1) is '底' or '末' or '初' ? DateStretches.InMonth(text, month, at + 1) : null;
        if (DateStretches.InMonth(text, month, at + 1) is { } stretch) return stretch;
        return DateNumber.Read(text, at + 1) is { } day && At(text, day.End) is '日' or '号' && day.AsPart(text) is not DatePoint.None and var value
            ? month with { Day = value, Span = new Span(start, day.End + 1) }
            : month;
    }

    private static DatePoint? Quarter(ReadOnlySpan<char> text, int start, int at, int by, DateReference? reference)
    {
        if (start == at || !Has(text, at, "季度")) return null;
        if (reference is null) return Stretch(start, at + 2, "XXXX-XX", "XXXX-XX");
        var (year, month) = reference.MonthOf(3 * by);
        var first = month - ((month - 1) % 3);
        return Stretch(start, at + 2, DatePoint.Edtf(year, first, 0), DatePoint.Edtf(year, first + 2, 0));
    }

    private static DatePoint Stretch(int start, int end, string first, string last) =>
        new(new Span(start, end), null, DatePoint.None, DatePoint.None) { Stretch = (first, last) };

    private static bool IsCount(ReadOnlySpan<char> text, int at) =>
        (text[at] is not '日' && Counted.Contains(At(text, at + 1))) || (text[at] == '日' && At(text, at + 1) is '常')
        || (text[at] == '天' && At(text, at + 1) is '天');

    /// <summary>A bare 周五 is a day; after a number it is weeks and days ("一周五天"), inside a name it is a name.</summary>
    private static bool IsFreeWeekday(ReadOnlySpan<char> text, int at, int name) =>
        text[at] != '周' || (At(text, at - 1) is not ('一' or '两' or '二' or '三' or '四' or '每' or '全' or '整' or '数' or '几' or '半')
            && !char.IsAsciiDigit(At(text, at - 1)) && At(text, name + 1) is not ('天' or '年'));
}
