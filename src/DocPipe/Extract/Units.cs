using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Every organisation that the text names, once, at its first mention and under its fullest name; a name of the roster or one of its
/// aliases under the roster's own name. Words for any number of units (各社区, 有关部门) are no organisation.
/// </summary>
internal sealed class Units(UnitLexicon lexicon, OwnerLists owners, Roster roster) : IExtractor
{
    private readonly UnitScanner scanner = new(lexicon);
    private readonly PhraseTable<string> known = new(roster.Names.Select(n => (n, n)));

    private sealed record Name(string Text, Span First)
    {
        public int Mentions { get; set; } = 1;
    }

    public IEnumerable<Annotation> Extract(Document document)
    {
        var text = document.Text;
        var mentions = new List<UnitMention>();
        scanner.Scan(text, 0, text.Length, mentions);
        var names = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var (name, span) in Known(text).Concat(Named(text, mentions)).Concat(Listed(document)).OrderBy(n => n.Span))
            if (names.TryGetValue(name, out var seen)) seen.Mentions += seen.First.Overlaps(span) ? 0 : 1;
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

    /// <summary>What a list of owners names is a unit, whatever it is called.</summary>
    private IEnumerable<(string Name, Span Span)> Listed(Document document)
    {
        foreach (var block in document.Blocks)
        {
            if (block.Kind != BlockKind.KeyValue || !owners.IsOwnerKey(block.Label.In(document.Text))) continue;
            foreach (var span in owners.Split(document.Text, block.Content))
                if (!lexicon.IsGroupBefore(span.In(document.Text), 0, 1) && OwnerLists.IsUnit(span.Of(document.Text)))
                    yield return (Clean(span.Of(document.Text)), span);
        }
    }

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

    /// <summary>福彩中心 after 市福彩中心 is the same unit: the fuller name stays, at the first mention of either.</summary>
    private void Merge(Dictionary<string, Name> names)
    {
        foreach (var shorter in names.Values.OrderBy(n => n.Text.Length).ToArray())
        {
            var fuller = names.Values.FirstOrDefault(n => n.Text.Length > shorter.Text.Length && n.Text.EndsWith(shorter.Text, StringComparison.Ordinal)
                && IsPlace(n.Text.AsSpan(0, n.Text.Length - shorter.Text.Length), shorter.Text));
            if (fuller is null || roster.Find(shorter.Text) is not null) continue;
            names.Remove(shorter.Text);
            names[fuller.Text] = fuller with { First = shorter.First < fuller.First ? shorter.First : fuller.First, Mentions = fuller.Mentions + shorter.Mentions };
        }
    }

    private static bool IsPlace(ReadOnlySpan<char> prefix, string name) =>
        prefix[^1] is '市' or '区' or '县' or '省' or '州' or '乡' or '镇' && prefix.Length <= 6
        || name[0] is '市' or '区' or '县' && prefix.Length <= 4 && !prefix.EndsWith("道")
        || name is "指挥部" or "领导小组" or "指挥部办公室" or "领导小组办公室";
}
