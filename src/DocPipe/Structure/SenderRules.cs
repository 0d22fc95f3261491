using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Tells which unit sent a document. A unit of the roster is believed wherever its name stands, the file's name first; without one, a name
/// that ends like a unit's (models/structure/sender-suffixes.txt) is taken from the path, the title, or the text's opening and signature.
/// </summary>
internal sealed class SenderRules
{
    private const int OpeningReach = 300;
    private const int SignatureReach = 120;
    private const int LongestSignature = 30;

    /// <summary>After these a unit is named as another, not as the one that speaks.</summary>
    private const string Objects = "对向由请同与和及、给为赴到在至把将合助";

    private readonly Roster roster;
    private readonly PhraseTable<string> rosterNames;
    private readonly PhraseTable<bool> suffixes;
    private readonly PhraseTable<bool> breaks;

    public SenderRules(Roster roster, DataFolder data)
    {
        this.roster = roster;
        rosterNames = new PhraseTable<string>(roster.Names.Select(n => (n, n)));
        suffixes = new PhraseTable<bool>(data.Lines("structure/sender-suffixes.txt").Select(w => (w, true)));
        breaks = new PhraseTable<bool>(data.Lines("structure/sender-breaks.txt").Select(w => (w, true)));
    }

    public SenderAnnotation? Find(string text, Span? title, string path, string by)
    {
        var opening = new Span(title?.End ?? 0, Math.Min(text.Length, (title?.End ?? 0) + OpeningReach));
        var ending = new Span(Math.Max(opening.Start, text.Length - SignatureReach), text.Length);
        foreach (var segment in Segments(path))
            if (InRoster(segment, 0, segment.Length) is var (_, known)) return new SenderAnnotation(default, by, known, SenderEvidence.Roster);
        if (title is { } heading && InRoster(text, heading.Start, heading.End) is var (at, titled)) return new SenderAnnotation(at, by, titled, SenderEvidence.Roster);
        if ((SignedInRoster(text, ending) ?? Speaks(text, opening)) is var (place, speaker)) return new SenderAnnotation(place, by, speaker, SenderEvidence.Roster);

        foreach (var segment in Segments(path))
            if (UnitAtStart(segment, 0, segment.Length) is { } span)
                return new SenderAnnotation(default, by, span.In(segment), SenderEvidence.Path);
        if (title is { } line && UnitAtStart(text, line.Start, line.End) is { } inTitle)
            return new SenderAnnotation(inTitle, by, inTitle.In(text), SenderEvidence.Title);
        return (Signature(text, ending) ?? Reporting(text, opening)) is { } signed
            ? new SenderAnnotation(signed, by, signed.In(text), SenderEvidence.Text)
            : null;
    }

    /// <summary>The file's own name before the folders it lies in, nearest folder first; without the ending.</summary>
    private static IEnumerable<string> Segments(string path)
    {
        var segments = path.Split('/', '\\', '!');
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            var dot = i == segments.Length - 1 ? segments[i].LastIndexOf('.') : -1;
            var name = dot > 0 ? segments[i][..dot] : segments[i];
            if (name.Length > 0) yield return name;
        }
    }

    /// <summary>A short line at the end with a unit of the roster and no sentence in it: a signature, or "报送单位：…".</summary>
    private (Span At, string Name)? SignedInRoster(string text, Span ending)
    {
        for (var end = ending.End; end > ending.Start;)
        {
            var start = text.AsSpan(ending.Start, end - ending.Start).LastIndexOf('\n') + 1 + ending.Start;
            if (end - start <= LongestSignature + Indent(text, start, end) && text.AsSpan(start, end - start).IndexOfAny("，。；、") < 0 && InRoster(text, start, end) is { } signed) return signed;
            end = start - 1;
        }

        return null;
    }

    private static int Indent(string text, int start, int end) => CharClass.SkipBlanks(text, start, end) - start;

    /// <summary>
    /// The unit of the roster that speaks in the opening: it begins a line or sentence, or is the only one named there and not as one
    /// that something is done to or with. Where several are named and none begins to speak, nobody is guessed.
    /// </summary>
    private (Span At, string Name)? Speaks(string text, Span opening)
    {
        (Span At, string Name)? only = null;
        var others = false;
        for (var i = opening.Start; i < opening.End;)
        {
            if (rosterNames.Match(text, i, opening.End, out var found) is not (> 0 and var length))
            {
                i++;
                continue;
            }

            var name = roster.Find(found!)!.Name;
            var (before, after) = (CharClass.TrimBlanksBefore(text, opening.Start, i), i + length < text.Length ? text[i + length] : '\n');
            var begins = before == opening.Start || CharClass.IsLineEnd(text[before - 1]) || CharClass.IsFullStop(text[before - 1]) || CharClass.IsColon(text[before - 1]);
            if (begins && after is not ('、' or '和' or '与' or '及' or '：' or ':')) return (new Span(i, i + length), name);
            if (only is null && !(i > opening.Start && Objects.Contains(text[i - 1])) && after is not ('、' or '和' or '与' or '及')) only = (new Span(i, i + length), name);
            else if (only?.Name != name) others = true;
            i += length;
        }

        return others ? null : only;
    }

    private (Span At, string Name)? InRoster(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (rosterNames.Match(text, i, end, out var name) is var length and > 0)
                return (new Span(i, i + length), roster.Find(name!)!.Name);
        return null;
    }

    /// <summary>A name that ends like a unit's, from the beginning of a title or file name ("城东社区创文周报") or after a date or number.</summary>
    private Span? UnitAtStart(string text, int start, int end)
    {
        while (start < end && !CharClass.IsHan(text[start]) && text[start] is not ('X' or 'x' or '_')) start++;
        if (start < end && text[start] == '关' && start + 1 < end && text[start + 1] == '于') return null;
        Span? found = null;
        for (var i = start; i < end && i - start < 24; i++)
        {
            var c = text[i];
            if (!CharClass.IsHan(c) && c is not ('x' or 'X' or '_' or '*')) break;
            if (breaks.Match(text, i, end) > 0) break;
            if (i - start >= 1 && suffixes.Match(text, i, end) is var length and > 0) found = new Span(start, i + length);
        }

        // "医院" or "社区" alone is a kind of unit, not one.
        return found is { Length: > 2 } name && !suffixes.Is(name.Of(text), out _) ? found : null;
    }

    /// <summary>A short last line that is a unit's name, before the date if there is one.</summary>
    private Span? Signature(string text, Span ending)
    {
        for (var end = ending.End; end > ending.Start;)
        {
            var start = text.AsSpan(ending.Start, end - ending.Start).LastIndexOf('\n') + 1 + ending.Start;
            var from = CharClass.SkipBlanks(text, start, end);
            var to = CharClass.TrimEnd(text, from, end);
            if (to - from is > 2 and <= 24 && UnitAtStart(text, from, to) is { } unit && unit.End == to) return unit;
            if (to - from > 24) return null;
            end = start - 1;
        }

        return null;
    }

    /// <summary>"城东社区现将本周工作总结如下": the unit just before 现将.</summary>
    private Span? Reporting(string text, Span opening)
    {
        var at = text.AsSpan(opening.Start, opening.Length).IndexOf("现将");
        if (at <= 0) return null;
        var end = opening.Start + at;
        var start = end;
        while (start > opening.Start && (CharClass.IsHan(text[start - 1]) || text[start - 1] is 'x' or 'X' or '_' or '*')) start--;
        return start < end && UnitAtStart(text, start, end) is { } unit && unit.End == end ? unit : null;
    }
}
