using System.Buffers;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>
/// Finds the places where a date can begin at all, from the few characters that follow, so that the grammar is tried at one place in a
/// hundred and not at every 一, 上 and 本.
/// </summary>
internal static class DateStarts
{
    private static readonly SearchValues<char> Starts =
        SearchValues.Create("0123456789０１２３４５６７８９xXｘＸ×*＊_＿〇零一二三四五六七八九十每百上下本这今当明去来次翌全第前后首年月周星礼-");

    private static readonly SearchValues<char> AfterNumber = SearchValues.Create("年月日号天周星季个工旬-－/.．—–―─━﹣~～∼〜至到、");

    /// <summary>Longest run of numerals that is looked through.</summary>
    private const int LongestRun = 12;

    /// <summary>The next place at or after <paramref name="from"/>; -1 where there is none.</summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Starts);
            if (next < 0) return -1;
            at += next;
            var end = Run(text, at);
            if (end > at ? AfterNumber.Contains(At(text, Blanks(text, end))) || end - at >= 8 : IsWord(text, at)) return at;
            at = Math.Max(end, at + 1);
        }

        return -1;
    }

    /// <summary>After the numerals and masks that begin here.</summary>
    private static int Run(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestRun
               && (NumeralCharacters.IsNumeral(text[end]) || NumeralCharacters.IsMask(text[end]) || text[end] is '十' or '百')) end++;
        return end;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at)
    {
        var next = At(text, at + 1);
        return text[at] switch
        {
            '每' => true,
            '-' => DateNumber.DashMask(text, at) > 0,
            '本' or '这' or '今' or '当' or '明' or '去' or '来' or '次' or '翌' => next is '年' or '月' or '周' or '星' or '季' or '个' or '礼',
            '上' or '下' => next is '年' or '月' or '周' or '星' or '季' or '个' or '礼' or '半' or '上' or '下',
            '全' => next == '年',
            '首' => next == '季',
            '第' => NumeralCharacters.IsDigit(next) || NumeralCharacters.ChineseDigit(next) > 0 || next == '十',
            '前' or '后' => next == '半' || NumeralCharacters.IsDigit(next) || NumeralCharacters.ChineseDigit(next) > 0,
            '年' or '月' => next is '底' or '末' or '初',
            '周' => "一二三四五六日天".Contains(next),
            '星' => next == '期',
            '礼' => next == '拜',
            _ => false,
        };
    }
}
