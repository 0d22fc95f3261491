namespace DocPipe.Segment;

/// <summary>A run of single characters, cut anew: Han by the hidden Markov model; letters and numbers, with a decimal and a percent sign, kept together.</summary>
internal static class UnknownWords
{
    /// <param name="offset">Of the run in the text.</param>
    /// <param name="scratch">As long as the run.</param>
    public static void Cut(
        WordTable words,
        HmmTable hmm,
        ReadOnlySpan<char> run,
        int offset,
        scoped ReadOnlySpan<ushort> codes,
        scoped Span<ushort> scratch,
        ref SpanSink sink)
    {
        for (var i = 0; i < run.Length;)
        {
            var start = i;
            if (!Alphabet.IsHan(run[i]))
            {
                i += LatinLength(run[i..]);
                sink.Add(offset + start, offset + i);
                continue;
            }

            do i++;
            while (i < run.Length && Alphabet.IsHan(run[i]));
            var ends = scratch[start..i];
            Viterbi.MarkEnds(hmm, codes[start..i], ends);
            AddHan(words, codes[start..i], ends, offset + start, ref sink);
        }
    }

    private static void AddHan(WordTable words, scoped ReadOnlySpan<ushort> codes, scoped ReadOnlySpan<ushort> ends, int offset, ref SpanSink sink)
    {
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            if (ends[i] == 0) continue;
            if (words.IsDeleted(codes[start..(i + 1)]))
                for (; start <= i; start++) sink.Add(offset + start, offset + start + 1);
            else
                sink.Add(offset + start, offset + i + 1);
            start = i + 1;
        }
    }

    // jieba's [a-zA-Z0-9]+(\.\d+)?%? ; what it does not match, up to the next letter or digit, is one piece.
    private static int LatinLength(ReadOnlySpan<char> run)
    {
        var i = 0;
        if (!char.IsAsciiLetterOrDigit(run[0]))
        {
            while (i < run.Length && !char.IsAsciiLetterOrDigit(run[i]) && !Alphabet.IsHan(run[i])) i++;
            return i;
        }

        while (i < run.Length && char.IsAsciiLetterOrDigit(run[i])) i++;
        if (i + 1 < run.Length && run[i] == '.' && char.IsAsciiDigit(run[i + 1]))
        {
            i += 2;
            while (i < run.Length && char.IsAsciiDigit(run[i])) i++;
        }

        if (i < run.Length && run[i] == '%') i++;
        return i;
    }
}
