using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>Recognises a phase's heading by its shape: a few words and a time in brackets ("宣传发动阶段(4月1日—4月7日)").</summary>
internal static class PhaseWords
{
    private const int LongestWords = 16;
    private const int LongestBare = 6;
    private const int LongestTime = 40;
    private const string TimeWords = "年月日号旬上中下底初末至到前后起开始止以份第一二三四五六七八九十季度周今明本全〇";

    /// <summary>
    /// The end of such a heading without a number, which begins here: words with 阶段 in them, or very few, and then nothing but a time in
    /// brackets; 0 where there is none.
    /// </summary>
    public static int End(string text, int at, int end, SectionNames names)
    {
        var i = at;
        while (i < end && i - at <= LongestWords && CharClass.IsHan(text[i]) || (i < end && text[i] == '、')) i++;
        if (i - at is < 2 or > LongestWords || i >= end || !CharClass.IsOpening(text[i])) return 0;
        var words = text.AsSpan(at, i - at);
        if (!names.IsPhase(words) || (words.Length > LongestBare && !words.EndsWith("阶段") && !words.EndsWith("时期"))) return 0;
        return TimeEnd(text, i, end);
    }

    /// <summary>Behind the bracket that closes a time, or 0 where what is in brackets is none.</summary>
    public static int TimeEnd(string text, int open, int end)
    {
        var timed = false;
        for (var i = open + 1; i < Math.Min(end, open + LongestTime); i++)
        {
            if (text[i] is '月' or '年' or '日' or '旬') timed = true;
            if (CharClass.IsClosing(text[i])) return timed && IsTime(text, open + 1, i) ? i + 1 : 0;
        }

        return 0;
    }

    /// <summary>Time words, digits and signs, with at most a few others ("至测评结束").</summary>
    private static bool IsTime(string text, int start, int end)
    {
        int foreign = 0, digits = 0;
        for (var i = start; i < end; i++)
            if (CharClass.Digit(text[i]) >= 0 || text[i] is 'x' or 'X' or '*') digits++;
            else if (CharClass.IsHan(text[i]) && !TimeWords.Contains(text[i], StringComparison.Ordinal)) foreign++;
        return foreign <= 4 && (digits > 0 || foreign == 0);
    }
}
