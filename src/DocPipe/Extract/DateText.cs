using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Steps over the small things that stand between and around dates. Every method answers with the index after what it stepped over.
/// </summary>
internal static class DateText
{
    private const string Dashes = "—–-－―─━﹣~～∼〜";

    public static int Blanks(ReadOnlySpan<char> text, int at, int most = 2)
    {
        var end = Math.Min(text.Length, at + most);
        while (at < end && NumeralCharacters.IsBlank(text[at])) at++;
        return at;
    }

    public static bool Has(ReadOnlySpan<char> text, int at, string word) => at >= 0 && at <= text.Length && text[at..].StartsWith(word);

    public static bool Before(ReadOnlySpan<char> text, int at, string word) => text[..at].EndsWith(word);

    public static char At(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    /// <summary>After the mark that joins the ends of a range: dashes of any sort, 至, 到; -1 where there is none.</summary>
    public static int Separator(ReadOnlySpan<char> text, int at)
    {
        var i = Blanks(text, at);
        if (Has(text, i, "起至") || Has(text, i, "起到")) return Blanks(text, i + 2);
        if (Has(text, i, "开始至") || Has(text, i, "开始到")) return Blanks(text, i + 3);
        if (At(text, i) is '至' or '到') return Blanks(text, i + (Has(text, i, "到至") ? 2 : 1));
        var start = i;
        while (i < text.Length && i - start < 6 && Dashes.Contains(text[i])) i++;
        return i > start ? Blanks(text, i) : -1;
    }

    /// <summary>After a weekday in brackets and a time of day ("（周五）下午5:30", "下班"); the same index where there is neither.</summary>
    public static int DayTime(ReadOnlySpan<char> text, int at)
    {
        var i = Weekday(text, at);
        foreach (var part in (ReadOnlySpan<string>)["上午", "下午", "中午", "晚上", "早上", "凌晨", "晚", "早"])
            if (Has(text, Blanks(text, i, 1), part))
            {
                i = Blanks(text, i, 1) + part.Length;
                break;
            }

        i = Clock(text, i);
        return Has(text, i, "下班") || Has(text, i, "上班") || Has(text, i, "放学") ? i + 2 : i;
    }

    /// <summary>After "（周五）" or "(星期五)".</summary>
    public static int Weekday(ReadOnlySpan<char> text, int at)
    {
        var i = Blanks(text, at, 1);
        if (At(text, i) is not ('(' or '（')) return at;
        i++;
        i += Has(text, i, "星期") || Has(text, i, "礼拜") ? 2 : At(text, i) == '周' ? 1 : text.Length;
        return i + 1 < text.Length && "一二三四五六日天".Contains(text[i]) && text[i + 1] is ')' or '）' ? i + 2 : at;
    }

    private static int Clock(ReadOnlySpan<char> text, int at)
    {
        var start = Blanks(text, at, 1);
        var hour = Digits(text, start);
        if (hour == start) return at;
        if (At(text, hour) is ':' or '：') return Digits(text, hour + 1) is var minute && minute > hour + 1 ? minute : at;
        if (At(text, hour) is not ('时' or '点')) return at;
        var after = hour + 1;
        if (At(text, after) is '半' or '整') return after + 1;
        return Digits(text, after) is var end && end > after ? At(text, end) == '分' ? end + 1 : end : after;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 2 && (NumeralCharacters.IsDigit(text[i]) || NumeralCharacters.IsMask(text[i]))) i++;
        return i;
    }
}
