using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Text that stands among tasks and is none (models/extract/not-work.txt): whom to call, a closing formula, a signature with its date; and
/// the paragraph of a summary that already speaks of what comes next.
/// </summary>
internal sealed class NotWork
{
    private const int LongestLabel = 14;
    private const int LongestSignature = 32;
    private const string DateSigns = "年月日〇○零一二三四五六七八九十xX*_ 　.-/";

    private readonly Endings labels;
    private readonly PhraseTable<bool> closings;
    private readonly PhraseTable<bool> ahead;
    private readonly Endings signed;

    /// <exception cref="DataFileException">models/extract/not-work.txt or models/structure/sender-suffixes.txt is missing.</exception>
    public NotWork(DataFolder data)
    {
        var rows = data.Rows("extract/not-work.txt").Where(r => r.Length > 1).ToList();
        string[] Of(string kind) => [.. rows.Where(r => r[0] == kind).Select(r => r[1])];
        labels = new Endings(Of("label"));
        closings = new PhraseTable<bool>(Of("closing").Select(w => (w, true)));
        ahead = new PhraseTable<bool>(Of("ahead").Select(w => (w, true)));
        signed = new Endings(data.Lines("structure/sender-suffixes.txt"));
    }

    /// <summary>Whether the words are no account of work at all.</summary>
    public bool Is(string text, Span span) => IsContact(text, span) || closings.Match(text, span.Start, span.End) > 0 || IsSignature(text, span);

    /// <summary>Whether a paragraph says what will be done next.</summary>
    public bool LooksAhead(string text, Span span) => ahead.Match(text, span.Start, span.End) > 0;

    /// <summary>"联系人：某某，电话：…".</summary>
    private bool IsContact(string text, Span span)
    {
        for (var i = span.Start; i < span.End && i - span.Start <= LongestLabel; i++)
        {
            if (CharClass.IsColon(text[i])) return labels.AnyEndsAt(text, span.Start, CharClass.TrimBlanksBefore(text, span.Start, i));
            if (!CharClass.IsHan(text[i]) && !CharClass.IsBlank(text[i]) && text[i] is not ('、' or '(' or ')' or '（' or '）')) return false;
        }

        return false;
    }

    /// <summary>A date alone, or a unit's name alone.</summary>
    public bool IsSignature(string text, Span span)
    {
        if (span.Length > LongestSignature || span.IsEmpty) return false;
        var words = span.Of(text);
        var dated = true;
        foreach (var c in words)
        {
            if (CharClass.IsFullStop(c) || CharClass.IsComma(c) || CharClass.IsSemicolon(c) || CharClass.IsColon(c)) return false;
            dated &= CharClass.Digit(c) >= 0 || DateSigns.Contains(c, StringComparison.Ordinal);
        }

        if (dated) return true;
        // A unit and its date on one line: what is left of the date is the unit.
        var end = span.End;
        while (end > span.Start && (CharClass.Digit(text[end - 1]) >= 0 || DateSigns.Contains(text[end - 1], StringComparison.Ordinal))) end--;
        return end - span.Start >= 4 && signed.AnyEndsAt(text, span.Start, end);
    }
}
