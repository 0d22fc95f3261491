using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>
/// Finds what a program wrote for characters that it could not read and that can't be brought back: U+FFFD, question marks where nobody asks,
/// and what becomes of U+FFFD when it is misread itself ("锟斤拷").
/// </summary>
internal static class LossMarks
{
    private const string Misread = "锟斤拷";

    /// <summary>Words by which a clause is a question, so that its question marks are its own.</summary>
    private static readonly string[] asking =
        ["什么", "甚么", "怎", "吗", "嗎", "呢", "如何", "为何", "為何", "哪", "谁", "誰", "几", "幾", "多少", "是否", "难道", "難道", "能否", "可否", "何", "吧", "么", "麼", "有没有", "有沒有"];

    public static List<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var end = at;
            if (text[at] == Misread[0])
            {
                while (end < text.Length && Misread.Contains(text[end], StringComparison.Ordinal)) end++;
                if (end - at >= Misread.Length) found.Add(new Span(at, end));
            }
            else
            {
                while (end < text.Length && text[end] is '?' or '\uFFFD') end++;
                if (IsLoss(text, at, end)) found.Add(new Span(at, end));
            }

            at = Math.Max(end, at + 1);
        }

        return found;
    }

    private static int Next(string text, int from)
    {
        if (from >= text.Length) return -1;
        var at = text.AsSpan(from).IndexOfAny('?', '\uFFFD', Misread[0]);
        return at < 0 ? -1 : from + at;
    }

    private static bool IsLoss(string text, int start, int end)
    {
        if (text.AsSpan(start, end - start).Contains('\uFFFD')) return true;
        var before = start > 0 ? text[start - 1] : '\n';
        var after = end < text.Length ? text[end] : '\n';
        var goesOn = CharClass.IsHan(after) || char.IsAsciiLetterOrDigit(after);
        if (before is '\n' or '\r' or '\u3000' or '\t') return goesOn;
        if (before is ':' or '：' || (!CharClass.IsHan(before) && before is not ('，' or '、' or '。' or '”' or ',' or '“' or '《' or '》'))) return false;
        return goesOn && !Asks(text.AsSpan(0, start));
    }

    private static bool Asks(ReadOnlySpan<char> before)
    {
        var clause = before[(before.LastIndexOfAny("。！？；\n") + 1)..];
        if (clause.Length > 60) clause = clause[^60..];
        foreach (var word in asking)
            if (clause.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
