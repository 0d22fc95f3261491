using System.Runtime.InteropServices;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>Search mode: before each word of accurate mode, the words of two and of three characters that are inside it.</summary>
internal static class SearchCutter
{
    public static void Cut(WordTable words, HmmTable? hmm, ReadOnlySpan<char> text, List<Span> into)
    {
        var first = into.Count;
        Cutter.Cut(words, hmm, text, into);
        var whole = into.Count;
        var inner = 0;
        for (var i = first; i < whole; i++) inner += Inner(words, text, into[i], []);
        CollectionsMarshal.SetCount(into, whole + inner);
        var spans = CollectionsMarshal.AsSpan(into);
        // From the back, each word moves to its last place before that place's old word is needed no more.
        for (int from = whole - 1, to = spans.Length - 1; from >= first && to > from; from--)
        {
            var word = spans[from];
            spans[to--] = word;
            to -= Inner(words, text, word, spans[..(to + 1)]);
        }
    }

    /// <summary>Counts the words inside a word and, where there is room, writes them at the end of it.</summary>
    private static int Inner(WordTable words, ReadOnlySpan<char> text, Span word, Span<Span> room)
    {
        var count = 0;
        for (var length = 3; length >= 2; length--)
        {
            if (word.Length <= length) continue;
            for (var start = word.End - length; start >= word.Start; start--)
            {
                if (!words.IsWord(text.Slice(start, length))) continue;
                count++;
                if (!room.IsEmpty) room[^count] = new Span(start, start + length);
            }
        }

        return count;
    }
}
