using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Reads who leads and who answers for a task from its own sentences: "由甲牵头", "甲牵头，组织乙、丙…", "请甲…", "会同甲…", "由甲负责", "迅速通知甲",
/// "要求各村…", "各社区要…", "甲在…施划…". Read clause by clause; a unit counts only where the clause gives it the part.
/// </summary>
internal sealed class OwnerPhrases(UnitLexicon lexicon, OwnerLists lists, PhraseTable<string> opening, PhraseTable<string> cues, PhraseTable<bool> groups)
{
    private readonly UnitScanner scanner = new(lexicon);

    /// <exception cref="DataFileException">models/extract/owner-cues.txt or owner-groups.txt is missing.</exception>
    public static OwnerPhrases Load(DataFolder data, UnitLexicon lexicon, OwnerLists lists) => new(
        lexicon,
        lists,
        Cues(data, "open"),
        Cues(data, "follow"),
        new PhraseTable<bool>(data.Lines("extract/owner-groups.txt").Select(w => (w, true))));

    private static PhraseTable<string> Cues(DataFolder data, string place) =>
        new(data.Rows("extract/owner-cues.txt").Where(r => r.Length > 2 && r[0] == place).Select(r => (r[2], r[1])));

    public void Read(string text, TaskDraft draft)
    {
        var previous = default(Span);
        var led = false;
        foreach (var clause in Clauses(text, draft.Span))
        {
            Clause(text, draft, clause, previous, ref led);
            previous = clause;
        }
    }

    private void Clause(string text, TaskDraft draft, Span clause, Span previous, ref bool led)
    {
        var opens = clause.Start == draft.Body;
        if (Lead(text, draft, clause))
        {
            led = true;
            return;
        }

        var at = clause.Start;
        var length = opening.Match(text, at, clause.End, out var cue);
        switch (cue)
        {
            case "ask": // 请甲…, 通知甲, 配合甲…
                if (Sequence(text, draft, at + length, clause.End, groupsToo: false) == 0 && clause.End - at - length is > 1 and <= 6 && text.AsSpan(at, length).EndsWith("通知"))
                    draft.Add(OwnerPart.Responsible, text[(at + length)..clause.End]);
                return;
            case "with": // 会同甲、乙…
                Sequence(text, draft, at + length, clause.End, groupsToo: led || text[at] == '会');
                return;
            case "bid": // 要求各村…
                Sequence(text, draft, at + length, clause.End, groupsToo: true);
                return;
            case "by": // 由甲负责
                Answerable(text, draft, at + length, clause.End, given: true);
                return;
            case "apply": // 向甲申请…
                var asked = Units(text, at + length, clause.End, groupsToo: false, out var owners);
                if (owners.Count > 0 && cues.Match(text, asked, clause.End, out var verb) > 0 && verb == "apply") foreach (var owner in owners) draft.Add(OwnerPart.Responsible, owner);
                return;
        }

        // …社区工作组，全面负责…
        if (cues.Match(text, at, clause.End, out cue) > 0 && cue == "answer" && previous.Length > 0)
        {
            // "各镇要成立安全委员会，负责…": who sets it up answers, where that is said.
            if (!draft.HasOwner && Ending(text, previous) is { } unit) draft.Add(OwnerPart.Responsible, unit);
            return;
        }

        Subject(text, draft, clause, opens);
        for (var i = at + 1; i < clause.End; i++)
        {
            if (text[i] is not ('由' or '要' or '请') || opening.Match(text, i, clause.End, out cue) is not (var word and > 0)) continue;
            if (cue == "by" && Answerable(text, draft, i + word, clause.End, given: true)) return;
            if (i - at > 12) continue;
            if (cue == "bid") Sequence(text, draft, i + word, clause.End, groupsToo: true);
            else if (cue == "ask" && text[i] == '请' && draft.Kind != TaskKind.Done) Sequence(text, draft, i + word, clause.End, groupsToo: false);
        }
    }

    /// <summary>"由甲、乙牵头", "甲牵头", "牵头科室为甲".</summary>
    private bool Lead(string text, TaskDraft draft, Span clause)
    {
        var found = text.AsSpan(clause.Start, clause.Length).IndexOf("牵头");
        if (found < 0) return false;
        var at = clause.Start + found;
        if (cues.Match(text, at, clause.End, out var cue) is var noun and > 0 && cue == "title")
        {
            // 牵头单位为甲; 各牵头单位 names nobody.
            var value = at + noun;
            if (value >= clause.End || text[value] is not ('为' or '是')) return false;
            foreach (var owner in lists.Split(text, new Span(value + 1, clause.End))) draft.Add(OwnerPart.Lead, owner.In(text));
            return true;
        }

        var from = clause.Start;
        for (var i = at - 1; i > clause.Start; i--)
            if (text[i - 1] == '由') { from = i; break; }
        if (from == clause.Start && opening.Match(text, from, at, out cue) is var by and > 0 && (cue == "by" || (cue == "ask" && text[from + by - 1] == '请'))) from += by;
        if (at - from is < 2 or > 48) return false;
        foreach (var owner in lists.Split(text, new Span(from, at)))
            if (OwnerLists.IsUnit(owner.Of(text))) draft.Add(OwnerPart.Lead, owner.In(text));
        var rest = at + 2;
        while (rest < clause.End && (text[rest] is '、' || CharClass.IsBlank(text[rest]))) rest++;
        if (rest < clause.End) Answerable(text, draft, rest, clause.End, given: false);
        return true;
    }

    /// <summary>Units up to a word that makes them answer for the work (负责, 承办, 配合).</summary>
    private bool Answerable(string text, TaskDraft draft, int from, int end, bool given)
    {
        for (var i = from + 2; i < end && i - from <= 40; i++)
        {
            if (cues.Match(text, i, end, out var cue) == 0 || cue is not ("answer" or "help")) continue;
            if (text.AsSpan(from, i - from).IndexOf("牵头") >= 0) return false;
            if (!given && !StartsUnit(text, from, i)) return false;
            foreach (var owner in lists.Split(text, new Span(from, i)))
                if (OwnerLists.IsUnit(owner.Of(text)) && !IsPerson(owner.Of(text))) draft.Add(OwnerPart.Responsible, owner.In(text));
            return true;
        }

        // 由甲、乙各自认领…: units of known names need no such word.
        return given && draft.Kind != TaskKind.Done && Sequence(text, draft, from, end, groupsToo: true) > 0;
    }

    /// <summary>Units that open a clause as those who do it.</summary>
    private void Subject(string text, TaskDraft draft, Span clause, bool opens)
    {
        var end = Units(text, clause.Start, clause.End, opens && draft.Kind != TaskKind.Done, out var owners);
        if (owners.Count == 0 || end >= clause.End) return;
        var length = cues.Match(text, end, clause.End, out var cue);
        if (cue == "not") return;
        // Later clauses count only with a word of duty; the first one's subject does the work whatever the verb.
        var duty = cue is "answer" or "help" or "must" || draft.Kind != TaskKind.Done || Joins(text, draft, end, clause.End) || Must(text, end, clause.End);
        if (!opens && !duty) return;
        foreach (var owner in owners) draft.Add(OwnerPart.Responsible, owner);
        Joins(text, draft, end, clause.End);
    }

    /// <summary>"甲会同乙、丙…": they do it together.</summary>
    private bool Joins(string text, TaskDraft draft, int at, int end) =>
        opening.Match(text, at, end, out var cue) is var length and > 0 && cue is "with" or "ask" && text.AsSpan(at, length) is not ("请" or "组织") && Sequence(text, draft, at + length, end, groupsToo: false) > 0;

    /// <summary>"…区住建局11月20日前必须接通".</summary>
    private bool Must(string text, int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + 12); i++)
            if (cues.Match(text, i, end, out var cue) > 0 && cue == "must") return true;
        return false;
    }

    private int Sequence(string text, TaskDraft draft, int from, int end, bool groupsToo)
    {
        var at = Units(text, from, end, groupsToo, out var owners);
        foreach (var owner in owners) draft.Add(OwnerPart.Responsible, owner);
        if (owners.Count > 0) Joins(text, draft, at, end);
        return owners.Count;
    }

    /// <summary>Units one after another ("甲、乙和丙"); where they end.</summary>
    private int Units(string text, int from, int end, bool groupsToo, out List<string> owners)
    {
        owners = [];
        var at = from;
        while (at < end)
        {
            if (groupsToo && groups.Match(text, at, end) is var group and > 0)
            {
                owners.Add(text.Substring(at, group));
                at += group;
            }
            else if (scanner.Beginning(text, at, end) is { IsGroup: false } unit && !unit.Span.IsEmpty)
            {
                owners.Add(unit.Span.In(text));
                at = unit.Span.End;
            }
            else
            {
                break;
            }

            if (at < end && text[at] is '、' or '和' or '及' or '与') at++;
            else if (at + 1 < end && text.AsSpan(at, 2) is "以及") at += 2;
            else break;
        }

        return at;
    }

    private bool StartsUnit(string text, int from, int end) => scanner.Beginning(text, from, end) is { } unit && unit.Span.End <= end;

    /// <summary>The unit that a clause ends with.</summary>
    private string? Ending(string text, Span clause)
    {
        var mentions = new List<UnitMention>();
        scanner.Scan(text, clause.Start, clause.End, mentions);
        // Read on into the mark that ends the clause: some names are known only by it.
        if (mentions.Count == 0 || mentions[^1].Span.End != clause.End)
        {
            mentions.Clear();
            scanner.Scan(text, clause.Start, Math.Min(text.Length, clause.End + 1), mentions);
        }

        return mentions.Count > 0 && mentions[^1] is { IsGroup: false } last && last.Span.End == clause.End ? last.Span.In(text) : null;
    }

    private bool IsPerson(ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (cues.Match(words, i, words.Length, out var cue) > 0 && cue == "not") return true;
        if (words[0] is '我' or '本') return true;
        return words.Contains('x') && words.Length <= 3;
    }

    private static IEnumerable<Span> Clauses(string text, Span span)
    {
        var start = span.Start;
        for (var i = span.Start; i <= span.End; i++)
        {
            if (i < span.End && !CharClass.IsComma(text[i]) && !CharClass.IsFullStop(text[i]) && !CharClass.IsSemicolon(text[i]) && !CharClass.IsColon(text[i])
                && !CharClass.IsLineEnd(text[i])) continue;
            while (start < i && (CharClass.IsBlank(text[start]) || CharClass.IsOpening(text[start]))) start++;
            if (i > start) yield return new Span(start, i);
            start = i + 1;
        }
    }
}
