namespace DocPipe.Segment;

/// <summary>jieba's suggest_freq: the frequency that just makes a word stay together, or come apart.</summary>
internal static class FrequencyAdvice
{
    public static int ToJoin(WordTable words, string word)
    {
        var total = (double)words.Total;
        var product = 1.0;
        var pieces = new List<Model.Span>();
        Cutter.Cut(words, hmm: null, word, pieces);
        foreach (var piece in pieces) product *= (words.Frequency(piece.Of(word)) ?? 1) / total;
        return (int)Math.Min(int.MaxValue, Math.Max((long)(product * words.Total) + 1, words.Frequency(word) ?? 1));
    }

    public static int ToSplit(WordTable words, IEnumerable<string> pieces)
    {
        var total = (double)words.Total;
        var product = 1.0;
        var word = "";
        foreach (var piece in pieces)
        {
            word += piece;
            product *= (words.Frequency(piece) ?? 1) / total;
        }

        return (int)Math.Min((long)(product * words.Total), words.Frequency(word) ?? 0);
    }
}
