using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>Finds damaged stretches, repairs those whose repair is far likelier than the damage, and marks the others.</summary>
internal sealed class MojibakeRepair(DataFolder data)
{
    /// <summary>Damage reaches this far beyond its visible signs: common characters among the misread ones.</summary>
    private const int Reach = 10;

    private const int LongestClause = 6;

    /// <summary>Signs closer than this belong to one stretch.</summary>
    private const int Gap = 16;

    /// <summary>Longer stretches are searched piece by piece, so that the cost stays linear.</summary>
    private const int LongestWindow = 160;

    /// <summary>Characters that must be proven by their bytes where nothing but rare characters speaks for damage.</summary>
    private const int LeastProof = 4;

    private readonly Script script = Script.Of(data);
    private readonly DamageSigns signs = new(CharacterModel.Of(data));
    private readonly WrongCharset charset = new(CharacterModel.Of(data));
    private readonly Lazy<MisalignedGbk> misaligned = new(() => new MisalignedGbk(TrigramModel.Of(data)));

    public void Run(Restoration work)
    {
        if (signs.Next(work.Text, 0) >= 0)
        {
            Apply(work, Misread(work.Text));
            Apply(work, Misaligned(work));
        }

        foreach (var loss in LossMarks.Find(work.Text)) work.Note(loss, NoiseKind.Mojibake);
        foreach (var rest in Unrepaired(work.Text)) work.Note(rest, NoiseKind.Mojibake);
    }

    private void Apply(Restoration work, List<Repair> repairs)
    {
        if (repairs.Count == 0) return;
        // The bytes of a byte-wise repair may be a traditional character's; a simplified text holds none.
        var simplify = !TraditionalText.Is(work.Text, script);
        var edits = new TextEdits(work.Text);
        foreach (var repair in repairs)
        {
            work.Note(new Span(repair.Span.Start, ClauseEnd(work.Text, repair.Span.End)), NoiseKind.Mojibake, repaired: true);
            edits.Replace(repair.Span, simplify ? Simplified(repair.Text) : repair.Text);
        }

        work.Apply(edits);
    }

    /// <summary>
    /// A reader can judge a repair only with the words that it runs into, so it is told with them: to the end of the clause, a few
    /// characters on at most.
    /// </summary>
    private static int ClauseEnd(string text, int end)
    {
        var limit = Math.Min(text.Length, end + LongestClause);
        var at = end;
        while (at < limit && CharClass.IsHan(text[at])) at++;
        return at;
    }

    private string Simplified(string text) => string.Create(text.Length, text, (result, from) =>
    {
        for (var i = 0; i < from.Length; i++) result[i] = script.FoldTable[from[i]];
    });

    private List<Repair> Misread(string text)
    {
        var repairs = new List<Repair>();
        var done = 0;
        foreach (var window in Windows(text))
            for (var at = Math.Max(done, window.Start); at < window.End; at++)
            {
                if (text[at] < '\u0080' || charset.At(text, at, LineEnd(text, at)) is not { } repair || !IsSound(text, repair)) continue;
                repairs.Add(repair);
                done = repair.Span.End;
                at = done - 1;
            }

        return repairs;
    }

    private List<Repair> Misaligned(Restoration work)
    {
        var text = work.Text;
        var repairs = new List<Repair>();
        var done = 0;
        foreach (var window in Windows(text))
        {
            if (!MayBeMisaligned(text, window)) continue;
            if (!work.MaySearch(window.Length)) break;
            foreach (var repair in misaligned.Value.Find(text, window))
            {
                if (repair.Span.Start < done || repair.Text.Length < LeastLength(text, repair.Span) || !IsSound(text, repair)) continue;
                var whole = repair with { Span = new Span(repair.Span.Start, TagEnd(text, repair.Span.End)) };
                repairs.Add(whole);
                done = whole.Span.End;
            }
        }

        return repairs;
    }

    /// <summary>
    /// Question marks alone say nothing of bytes; with a letter or sign among the characters, where a step was found again, they do.
    /// </summary>
    private bool MayBeMisaligned(string text, Span window)
    {
        for (var i = window.Start; i < window.End; i++)
        {
            var c = text[i];
            if (signs.Of(c) is not (DamageSign.None or DamageSign.Loss) && !DamageSigns.IsInWord(text, i)) return true;
            if (c is >= '@' and <= '~' && i > 0 && (CharClass.IsHan(text[i - 1]) || signs.Of(text[i - 1]) == DamageSign.Loss)
                && i + 1 < text.Length && CharClass.IsHan(text[i + 1])) return true;
        }

        return false;
    }

    /// <summary>What is left of a closing tag whose first bytes went with the damage.</summary>
    private static int TagEnd(string text, int end)
    {
        foreach (var rest in (string[])["</p>", "/p>"])
            if (text.AsSpan(end).StartsWith(rest, StringComparison.OrdinalIgnoreCase)) return end + rest.Length;
        return end;
    }

    /// <summary>Stretches full of signs that no repair explained: two characters or more that no Chinese text holds side by side.</summary>
    private List<Span> Unrepaired(string text)
    {
        var found = new List<Span>();
        for (var at = signs.Next(text, 0); at >= 0;)
        {
            var (end, alien) = (at, 0);
            while (end < text.Length && signs.Of(text[end]) is DamageSign.Alien or DamageSign.Rare)
                if (signs.Of(text[end++]) == DamageSign.Alien) alien++;
            var beside = (at > 0 && CharClass.IsHan(text[at - 1])) || (end < text.Length && CharClass.IsHan(text[end]));
            if (end - at >= 3 && alien > 0 && alien < end - at && beside) found.Add(new Span(at, end));
            at = signs.Next(text, Math.Max(end, at + 1));
        }

        return found;
    }

    /// <summary>A step out of line loses a character at either end and brings others back: far fewer than there were can't be right.</summary>
    private static int LeastLength(string text, Span span)
    {
        var ascii = 0;
        foreach (var c in span.Of(text))
            if (c < '\u0100') ascii++;
        return (span.Length - ascii) * 2 / 3;
    }

    /// <summary>
    /// A repair takes the signs of damage away and leaves none, and rests on bytes that met:
    /// rare characters alone may be a name, so they need more of it than signs that only damage leaves.
    /// </summary>
    private bool IsSound(string text, Repair repair)
    {
        int alien = 0, rare = 0, lost = 0;
        var read = false;
        for (var i = repair.Span.Start; i < repair.Span.End; i++)
        {
            read |= DamagedReading.EndBehindLetter(text, i) > 0;
            if (text[i] is '?' or '\uFFFD') lost++;
            else if (signs.Of(text[i]) is var sign && sign is DamageSign.Rare or DamageSign.Uncommon) rare++;
            else if (sign != DamageSign.None && !DamageSigns.IsInWord(text, i)) alien++;
        }

        if (alien + rare + lost == 0 || !signs.IsClean(repair.Text)) return false;
        return repair.Exact >= (lost > 0 && alien + rare > 0 ? 0 : lost > 0 || read ? 1 : alien > 0 ? 2 : LeastProof);
    }

    private IEnumerable<Span> Windows(string text)
    {
        for (var at = signs.Next(text, 0); at >= 0;)
        {
            var last = at;
            var line = LineEnd(text, at);
            for (var next = at; next >= 0 && next < line && next - last <= Gap && next - at <= LongestWindow; next = signs.Next(text, next + 1)) last = next;
            var lineStart = text.AsSpan(Math.Max(0, at - Reach), at - Math.Max(0, at - Reach)).LastIndexOf('\n') is var n and >= 0 ? Math.Max(0, at - Reach) + n + 1 : Math.Max(0, at - Reach);
            yield return new Span(lineStart, Math.Min(line, last + 1 + Reach));
            at = signs.Next(text, last + 1);
        }
    }

    private static int LineEnd(string text, int at) =>
        text.AsSpan(at, Math.Min(text.Length - at, 2 * LongestWindow)).IndexOf('\n') is var n and >= 0 ? at + n : Math.Min(text.Length, at + 2 * LongestWindow);
}
