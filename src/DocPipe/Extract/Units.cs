using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Every organisation that the text names, once, at its first mention and under its fullest name; a name of the roster or one of its
/// aliases under the roster's own name. Words for any number of units (各社区, 有关部门) are no organisation.
/// </summary>
internal sealed class Units(UnitLexicon lexicon, FlatTable flat, Roster roster) : IExtractor
{
    private readonly UnitScanner scanner = new(lexicon);
    private readonly UnitNeighbours neighbours = new(lexicon);
    private readonly PhraseTable<string> known = new(roster.Names.Select(n => (n, n)));

    private sealed record Name(string Text, Span First)
    {
        private Span last = First;

        public int Mentions { get; set; } = 1;

        /// <summary>One place read in two ways (a known name, and the same by its ending) is one mention.</summary>
        public void Meet(Span span)
        {
            if (!last.Overlaps(span)) Mentions++;
            last = span;
        }
    }

    public IEnumerable<Annotation> Extract(Document document)
    {
        var text = document.Text;
        var mentions = new List<UnitMention>();
        Scan(document, mentions);
        neighbours.Add(text, mentions);
        var names = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var (name, span) in Known(text).Concat(Named(text, mentions)).Concat(Owners(document)).OrderBy(n => n.Span))
            if (names.TryGetValue(name, out var seen)) seen.Meet(span);
            else names.Add(name, new Name(name, span));

        Merge(names);
        return names.Values.Select(n => new UnitAnnotation(n.First, ExtractStage.By, n.Text, n.Mentions));
    }

    private IEnumerable<(string Name, Span Span)> Known(string text)
    {
        if (roster.Units.IsEmpty) yield break;
        for (var i = 0; i < text.Length; i++)
            if (known.Match(text, i, text.Length, out var name) is var length and > 0)
            {
                yield return (roster.Find(name!)!.Name, new Span(i, i + length));
                i += length - 1;
            }
    }

    private IEnumerable<(string Name, Span Span)> Named(string text, List<UnitMention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.IsGroup) continue;
            var name = Clean(mention.Span.Of(text));
            yield return (name, mention.Span);
            // "乡党委、政府": the government of the same place.
            if (name.EndsWith("党委", StringComparison.Ordinal) && name.Length > 2 && text.AsSpan(mention.Span.End) is ['、' or '和', '政', '府', ..])
                yield return (name[..^2] + "政府", new Span(mention.Span.Start, mention.Span.End + 3));
        }
    }

    /// <summary>In a table that lost its cells one name runs into the next: there only known names count, as they stand.</summary>
    private void Scan(Document document, List<UnitMention> mentions)
    {
        var text = document.Text;
        var from = 0;
        foreach (var block in document.Blocks)
        {
            if (block.Kind != BlockKind.Paragraph || block.Span.Start < from || !flat.IsTable(text, block.Span)) continue;
            scanner.Scan(text, from, block.Span.Start, mentions);
            from = block.Span.End;
            for (var i = block.Span.Start; i < from; i++)
                if (lexicon.Cores.Match(text, i, from, out var core) is var length and > 0 && core!.Need == CoreNeed.Nothing)
                {
                    mentions.Add(new UnitMention(new Span(i, i + length), IsGroup: false));
                    i += length - 1;
                }
        }

        scanner.Scan(text, from, text.Length, mentions);
    }

    /// <summary>Who is made to lead or answer for a task is a unit, whatever it is called.</summary>
    private IEnumerable<(string Name, Span Span)> Owners(Document document)
    {
        var text = document.Text;
        foreach (var task in document.All<TaskAnnotation>())
            foreach (var owner in task.Lead.Concat(task.Responsible).Distinct(StringComparer.Ordinal))
            {
                var name = owner.AsSpan();
                if (lexicon.IsGroupBefore(name, 0, 1) || lexicon.IsGroupBefore(name, 0, Math.Min(2, name.Length)) || IsGroup(owner)) continue;
                var at = text.IndexOf(owner, task.Span.Start, StringComparison.Ordinal);
                if (at < 0) at = text.IndexOf(owner, StringComparison.Ordinal);
                if (at >= 0) yield return (Clean(name), new Span(at, at + owner.Length));
            }
    }

    private static bool IsGroup(string owner) =>
        owner.Contains('各', StringComparison.Ordinal) || owner[0] is '我' or '本' || owner.Contains("有关", StringComparison.Ordinal) || owner.Contains("相关", StringComparison.Ordinal);

    private string Clean(ReadOnlySpan<char> name)
    {
        var clean = string.Concat(name.ToString().Where(c => !CharClass.IsBlank(c) && !CharClass.IsLineEnd(c) && c is not ('“' or '”' or '"')));
        // A name written twice over by a merge of columns: 医院医院.
        for (var i = 0; i + 4 <= clean.Length; i++)
            if (clean.AsSpan(i, 2).SequenceEqual(clean.AsSpan(i + 2, 2)) && lexicon.Tails.Is(clean.AsSpan(i, 2), out _))
                clean = clean.Remove(i, 2);
        if (roster.Find(clean) is { } unit) return unit.Name;
        return lexicon.Cores.Is(clean, out var core) && core!.Canonical is { } full ? full : clean;
    }

    /// <summary>救助中心 after 市救助中心 is the same unit: the fuller name stays, at the first mention of either.</summary>
    private void Merge(Dictionary<string, Name> names)
    {
        foreach (var shorter in names.Values.OrderBy(n => n.Text.Length).ToArray())
        {
            var fuller = names.Values.FirstOrDefault(n => n.Text.Length > shorter.Text.Length && n.Text.EndsWith(shorter.Text, StringComparison.Ordinal)
                && IsSame(n.Text.AsSpan(0, n.Text.Length - shorter.Text.Length), shorter.Text));
            if (fuller is null || roster.Find(shorter.Text) is not null) continue;
            if (shorter.Text.EndsWith("社区", StringComparison.Ordinal))
            {
                // A community is called by its own name; the district or street before it only says where it is.
                names.Remove(fuller.Text);
                shorter.Mentions += fuller.Mentions;
                continue;
            }

            names.Remove(shorter.Text);
            names[fuller.Text] = fuller with { First = shorter.First < fuller.First ? shorter.First : fuller.First, Mentions = fuller.Mentions + shorter.Mentions };
        }
    }

    /// <summary>Whether the longer name, <paramref name="prefix"/> before <paramref name="name"/>, only says where the same unit is.</summary>
    private static bool IsSame(ReadOnlySpan<char> prefix, string name) =>
        (prefix[^1] is '市' or '区' or '县' or '省' or '州' or '乡' or '镇' && prefix.Length <= 6)
        || (name[0] is '市' or '区' or '县' or '局' or '院' or '校' && prefix.Length <= 6 && !prefix.EndsWith("道"))
        || (name.EndsWith("领导小组", StringComparison.Ordinal) && !prefix.EndsWith("局"))
        || name is "指挥部";
}
