using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>The words that say what a text is about, by frequency in it and rarity elsewhere, as jieba.analyse.extract_tags finds them.</summary>
internal static class Keywords
{
    /// <param name="tags">Parts of speech to keep; empty for all, and then words are those of accurate mode.</param>
    public static IEnumerable<Keyword> Extract(Lexicon lexicon, string text, IReadOnlySet<string> tags)
    {
        var counts = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in Words(lexicon, text, tags))
            if (IsLong(word) && !lexicon.StopWords.Contains(word)) counts[word] = counts.GetValueOrDefault(word) + 1;
        var total = counts.Values.Sum();
        return counts.Select(c => new Keyword(c.Key, c.Value * (lexicon.Idf[c.Key] / total))).OrderByDescending(k => k.Weight);
    }

    /// <summary>Two characters or more without the blanks around them.</summary>
    public static bool IsLong(string word)
    {
        var span = word.AsSpan();
        while (!span.IsEmpty && Between.IsBlank(span[0])) span = span[1..];
        while (!span.IsEmpty && Between.IsBlank(span[^1])) span = span[..^1];
        return span.Length > 2 || (span.Length == 2 && !char.IsSurrogatePair(span[0], span[1]));
    }

    private static IEnumerable<string> Words(Lexicon lexicon, string text, IReadOnlySet<string> tags)
    {
        if (tags.Count > 0)
        {
            var tokens = new List<Token>();
            TaggedCutter.Cut(lexicon.Words, lexicon.Pos, text, tokens);
            return tokens.Where(t => tags.Contains(t.Tag)).Select(t => t.Span.In(text));
        }

        var spans = new List<Span>();
        Cutter.Cut(lexicon.Words, lexicon.Hmm, text, spans);
        return spans.Select(s => s.In(text));
    }
}
