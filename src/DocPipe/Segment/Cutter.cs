using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// Accurate mode. Text falls into blocks of characters that can stand in words; what lies between them is cut into single characters, with
/// "\r\n" and surrogate pairs kept whole. The words tile the text.
/// </summary>
internal static class Cutter
{
    /// <param name="hmm">Finds words that the dictionary lacks; null to leave them as single characters.</param>
    /// <param name="into">Words are added at the end.</param>
    public static void Cut(WordTable words, HmmTable? hmm, ReadOnlySpan<char> text, List<Span> into)
    {
        var sink = new SpanSink(into);
        var work = new Workspace(stackalloc ushort[Workspace.OnStack], stackalloc double[Workspace.OnStack], stackalloc ushort[Workspace.OnStack]);
        ReadOnlySpan<ushort> map = words.Trie.Map;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            i = ReadBlock(map, text, i, ref work);
            if (i == start)
            {
                i += Between.Length(text, i);
                sink.Reserve(1);
                sink.Add(start, i);
                continue;
            }

            sink.Reserve(i - start);
            if (i - start == 1)
            {
                sink.Add(start, i);
                continue;
            }

            var length = i - start;
            BestPath.Find(words, work.Codes[..(length + 1)], work.Route, work.Lengths);
            var codes = work.Codes[..length];
            var lengths = work.Lengths[..length];
            if (hmm is null) AddPlain(text.Slice(start, length), start, lengths, ref sink);
            else AddWithUnknown(words, hmm, text.Slice(start, length), start, codes, lengths, ref sink);
        }

        work.Return();
        sink.Close();
    }

    /// <summary>Fills the workspace with the codes of the block that begins at a place, and a 0; returns where the block ends.</summary>
    public static int ReadBlock(ReadOnlySpan<ushort> map, ReadOnlySpan<char> text, int at, ref Workspace work)
    {
        var codes = work.Codes;
        for (var count = 0; ; count++, at++)
        {
            if (count == codes.Length)
            {
                work.Grow();
                codes = work.Codes;
            }

            var code = at < text.Length ? map[text[at]] : (ushort)0;
            codes[count] = code;
            if (code == 0) return at;
        }
    }

    private static void AddPlain(ReadOnlySpan<char> block, int offset, scoped ReadOnlySpan<ushort> lengths, ref SpanSink sink)
    {
        for (var i = 0; i < block.Length;)
        {
            var start = i;
            while (i < block.Length && lengths[i] == 1 && char.IsAsciiLetterOrDigit(block[i])) i++;
            if (i == start) i += lengths[i];
            sink.Add(offset + start, offset + i);
        }
    }

    private static void AddWithUnknown(
        WordTable words,
        HmmTable hmm,
        ReadOnlySpan<char> block,
        int offset,
        scoped ReadOnlySpan<ushort> codes,
        scoped Span<ushort> lengths,
        ref SpanSink sink)
    {
        for (var i = 0; i < block.Length;)
        {
            int length = lengths[i];
            if (length > 1)
            {
                sink.Add(offset + i, offset + i + length);
                i += length;
                continue;
            }

            var start = i++;
            while (i < block.Length && lengths[i] == 1) i++;
            if (i - start == 1)
                sink.Add(offset + start, offset + i);
            else if (words.IsWord(codes[start..i]))
                for (; start < i; start++) sink.Add(offset + start, offset + start + 1);
            else
                UnknownWords.Cut(words, hmm, block[start..i], offset + start, codes[start..i], lengths[start..i], ref sink);
        }
    }
}
