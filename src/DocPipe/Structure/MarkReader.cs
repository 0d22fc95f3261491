using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>Reads a number or bullet at a given place. Whether it is one there is for <see cref="MarkScanner"/> to say.</summary>
internal static class MarkReader
{
    private const int Highest = 199;
    private const string HanDigits = "〇一二三四五六七八九";
    private const string FormalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Bullets = "●•·◆■□▲★☆※►◇○▶▪◎❖➢✓";

    /// <summary>Whether a mark can begin with this character: a quick test for the scanner.</summary>
    public static bool CanBegin(char c) =>
        c is '第' or '(' or '（' or '十' or '拾' or '其' or '【' || HanDigit(c) > 0 || CharClass.Digit(c) > 0 || Enclosed(c, out _, out _);

    /// <summary>A mark that may stand inside a line or at its beginning.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        mark = default;
        if (at >= end) return false;
        var c = text[at];
        if (Enclosed(c, out var style, out var value)) return Close(text, at, at + 1, end, style, value, out mark);
        if (c is '(' or '（') return Parenthesis(text, at, end, out mark);
        if (c == '第') return Ordinal(text, at, end, out mark);
        if (c == '【') return Bracket(text, at, end, out mark);
        if (c == '其') return Listed(text, at, at + 1, end, out mark);
        if (CharClass.Digit(c) >= 0) return Arabic(text, at, end, out mark);
        return Han(text, at, end, out mark);
    }

    /// <summary>A bullet or letter, which only the beginning of a line can have.</summary>
    public static bool TryReadBullet(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        mark = default;
        if (at >= end) return false;
        var c = text[at];
        var next = at + 1;
        if (c is >= 'A' and <= 'H' or >= 'a' and <= 'h')
        {
            if (next >= end || text[next] is not ('.' or '．' or '、' or ')' or '）')) return false;
            var from = CharClass.SkipBlanks(text, next + 1, end);
            if (from >= end || !CharClass.IsHan(text[from])) return false;
            mark = new Mark(new Span(at, from), MarkStyle.Latin, (c | 0x20) - 'a' + 1);
            return true;
        }

        if (c is '?' or '？' or '\ufffd' or '—' or '-' or '–' or '*')
        {
            while (next < end && text[next] == c) next++;
            if (c is not ('\ufffd' or '—') && next - at < 2 && (next >= end || !CharClass.IsBlank(text[next]))) return false;
        }
        else if (!Bullets.Contains(c, StringComparison.Ordinal))
        {
            return false;
        }

        next = CharClass.SkipBlanks(text, next, end);
        if (next >= end || !(CharClass.IsHan(text[next]) || text[next] is '“' or '"' or '《')) return false;
        mark = new Mark(new Span(at, next), MarkStyle.Bullet, 0);
        return true;
    }

    /// <summary>The value of a Chinese numeral up to 199 that begins at <paramref name="at"/>; 0 where there is none.</summary>
    public static int HanNumber(ReadOnlySpan<char> text, int at, int end, out int next)
    {
        next = at;
        int total = 0, digit = 0;
        for (; next < end && next - at < 5; next++)
        {
            var c = text[next];
            if (c == '百') (total, digit) = (total + Math.Max(1, digit) * 100, 0);
            else if (c is '十' or '拾') (total, digit) = (total + Math.Max(1, digit) * 10, 0);
            else if (HanDigit(c) is var d and >= 0 && (digit == 0 || d == 0)) digit = d;
            else break;
        }

        return Math.Min(total + digit, Highest + 1);
    }

    private static int HanDigit(char c) => HanDigits.IndexOf(c, StringComparison.Ordinal) is var digit and >= 0 ? digit : FormalDigits.IndexOf(c, StringComparison.Ordinal);

    private static bool Enclosed(char c, out MarkStyle style, out int value)
    {
        (style, value) = c switch
        {
            >= '①' and <= '⑳' => (MarkStyle.Circled, c - '①' + 1),
            >= '❶' and <= '❿' => (MarkStyle.Circled, c - '❶' + 1),
            >= '➀' and <= '➉' => (MarkStyle.Circled, c - '➀' + 1),
            >= '⑴' and <= '⒇' => (MarkStyle.ArabicParen, c - '⑴' + 1),
            >= '⒈' and <= '⒛' => (MarkStyle.Arabic, c - '⒈' + 1),
            >= '㈠' and <= '㈩' => (MarkStyle.HanParen, c - '㈠' + 1),
            _ => (default, 0),
        };
        return value > 0;
    }

    private static bool Parenthesis(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        mark = default;
        var i = CharClass.SkipBlanks(text, at + 1, end);
        var style = MarkStyle.HanParen;
        int value;
        if (i < end && CharClass.Digit(text[i]) >= 0) (value, style) = (Digits(text, i, end, out i), MarkStyle.ArabicParen);
        else value = HanNumber(text, i, end, out i);
        if (value is 0 or > Highest) return false;
        i = CharClass.SkipBlanks(text, i, end);
        return i < end && CharClass.IsClosing(text[i]) && Close(text, at, i + 1, end, style, value, out mark);
    }

    private static bool Han(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        mark = default;
        var value = HanNumber(text, at, end, out var i);
        if (value is 0 or > Highest) return false;
        var blank = i;
        i = CharClass.SkipBlanks(text, i, end);
        if (i >= end) return false;
        switch (text[i])
        {
            case '、' or '.' or '．' or '﹑' when FormalDigits.Contains(text[at], StringComparison.Ordinal) || text[at] == '拾':
                return Close(text, at, i, end, MarkStyle.Part, value, out mark);
            case '、' or '.' or '．' or '﹑':
                // 三、四级: a list of numbers, not the number of a list.
                if (HanNumber(text, i + 1, end, out var after) > 0 && after < end && text[after] is '、' or '级' or '类' or '季') return false;
                return Close(text, at, i, end, MarkStyle.Han, value, out mark);
            case ')' or '）':
                return Close(text, at, i + 1, end, MarkStyle.HanParen, value, out mark);
            case ',' or '，' or ':' or '：':
                return Close(text, at, i, end, MarkStyle.Han, value, out mark);
            case '是' or '要' when blank == i:
                if (i + 1 >= end || (text[i] == '是' && text[i + 1] == '否')) return false;
                mark = new Mark(new Span(at, CharClass.SkipBlanks(text, text[i + 1] is ',' or '，' or ':' or '：' ? i + 2 : i + 1, end)), MarkStyle.Listing, value);
                return true;
            default:
                if (blank == i || !CharClass.IsHan(text[i])) return false;
                mark = new Mark(new Span(at, i), MarkStyle.Han, value);
                return true;
        }
    }

    private static bool Ordinal(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        mark = default;
        var i = CharClass.SkipBlanks(text, at + 1, end);
        var value = i < end && CharClass.Digit(text[i]) >= 0 ? Digits(text, i, end, out i) : HanNumber(text, i, end, out i);
        if (value is 0 or > Highest) return false;
        i = CharClass.SkipBlanks(text, i, end);
        if (i >= end) return false;
        if (CharClass.IsComma(text[i]) || text[i] == '、') return Listed(text, at, i, end, out mark);
        var (style, length) = text[i] switch
        {
            '部' when i + 1 < end && text[i + 1] == '分' => (MarkStyle.Part, 2),
            '阶' when i + 1 < end && text[i + 1] == '段' => (MarkStyle.Ordinal, 2),
            '方' when i + 1 < end && text[i + 1] == '面' => (MarkStyle.Ordinal, 2),
            '句' when i + 1 < end && text[i + 1] == '话' => (MarkStyle.Ordinal, 2),
            '件' when i + 1 < end && text[i + 1] == '事' => (MarkStyle.Ordinal, 2),
            '点' => (MarkStyle.Ordinal, 1),
            '步' when i + 1 < end && text[i + 1] == '骤' => (MarkStyle.Ordinal, 2),
            '章' or '编' or '篇' => (MarkStyle.Part, 1),
            '步' or '项' or '条' or '节' => (MarkStyle.Ordinal, 1),
            '个' when i + 2 < end && text[i + 1] == '阶' && text[i + 2] == '段' => (MarkStyle.Ordinal, 3),
            _ => (default, 0),
        };
        if (length == 0) return false;
        i += length;
        return Close(text, at, i, end, style, value, out mark);
    }

    private static bool Arabic(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        mark = default;
        var value = Digits(text, at, end, out var i);
        if (value is 0 or > Highest) return false;
        var digitsEnd = i;
        i = CharClass.SkipBlanks(text, i, end);
        if (i >= end) return false;
        var depth = 1;
        while (i + 1 < end && text[i] is '.' or '．' && CharClass.Digit(text[i + 1]) >= 0 && !IsDateOrAmount(text, i + 1, end))
        {
            value = Digits(text, i + 1, end, out i);
            if (++depth > 6 || value > Highest) return false;
        }

        if (i >= end) return false;
        switch (text[i])
        {
            case '、' or '.' or '．' or '﹑':
                break;
            case ')' or '）':
                return depth == 1 && Close(text, at, i + 1, end, MarkStyle.ArabicParen, value, out mark);
            case ',' or '，' or ':' or '：' when depth == 1:
                if (i + 1 < end && CharClass.Digit(text[i + 1]) >= 0) return false;
                break;
            default:
                var blank = CharClass.SkipBlanks(text, i, end);
                if ((depth == 1 && blank == digitsEnd) || blank >= end || !CharClass.IsHan(text[blank]) || (depth == 2 && blank == i && IsMeasure(text[blank])))
                    return false;
                break;
        }

        return Close(text, at, i, end, MarkStyle.Arabic, value, out mark) && SetDepth(ref mark, depth);
    }

    /// <summary>"1.2026年9月", "2.300户": the words begin with a number, the mark is not decimal.</summary>
    private static bool IsDateOrAmount(ReadOnlySpan<char> text, int at, int end)
    {
        var value = Digits(text, at, end, out var next);
        return value > 99 || (next < end && text[next] is '年' or '月' or '日');
    }

    /// <summary>【工作目标】: the bracket is the mark.</summary>
    private static bool Bracket(ReadOnlySpan<char> text, int at, int end, out Mark mark)
    {
        var close = text[at..end].IndexOf('】');
        mark = new Mark(new Span(at, at + 1), MarkStyle.Part, 0);
        return close is > 2 and < 20 && at + close + 1 == end && CharClass.IsHan(text[at + 1]);
    }

    private static bool SetDepth(ref Mark mark, int depth)
    {
        mark = mark with { Depth = depth };
        return true;
    }

    /// <summary>第一， 其一，: what is counted inside a sentence.</summary>
    private static bool Listed(ReadOnlySpan<char> text, int at, int i, int end, out Mark mark)
    {
        mark = default;
        var value = text[at] == '其' ? HanNumber(text, i, end, out i) : HanNumber(text, at + 1, end, out _);
        if (value is 0 or > 20 || i >= end || !(CharClass.IsComma(text[i]) || text[i] is '、' or '：' or ':')) return false;
        mark = new Mark(new Span(at, CharClass.SkipBlanks(text, i + 1, end)), MarkStyle.Listing, value);
        return true;
    }

    /// <summary>Takes in the punctuation that may follow a number ("(一)、", "第一阶段：") and needs words after it.</summary>
    private static bool Close(ReadOnlySpan<char> text, int at, int i, int end, MarkStyle style, int value, out Mark mark)
    {
        i = CharClass.SkipBlanks(text, i, end);
        if (i < end && text[i] is '、' or '.' or '．' or '﹑' or ':' or '：' or ',' or '，') i = CharClass.SkipBlanks(text, i + 1, end);
        mark = new Mark(new Span(at, i), style, value);
        return i < end && !CharClass.IsFullStop(text[i]) && !CharClass.IsComma(text[i]) && !CharClass.IsClosing(text[i]) && text[i] != '、';
    }

    private static int Digits(ReadOnlySpan<char> text, int at, int end, out int next)
    {
        var value = 0;
        for (next = at; next < end && CharClass.Digit(text[next]) is var d and >= 0; next++) value = Math.Min(value * 10 + d, Highest + 1);
        return value;
    }

    private static bool IsMeasure(char c) => "万亿千百个元米名人次份公吨平%％倍年月日天小分余多".Contains(c, StringComparison.Ordinal);
}
