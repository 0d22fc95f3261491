using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// Full mode: every word of the dictionary that can be read anywhere, in jieba's order; single characters only where no word covers them.
/// Words overlap. Two things of the original are not kept, since they are no words: the empty strings it gives beside each blank, and a run
/// of Latin letters glued together over a user's word in its middle.
/// </summary>
internal static class FullCutter
{
    public static void Cut(WordTable words, ReadOnlySpan<char> text, List<Span> into)
    {
        ReadOnlySpan<ushort> map = words.Trie.Map;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (map[text[i]] != 0)
            {
                while (i < text.Length && map[text[i]] != 0) i++;
                new Block(words, text[start..i], start, into).Cut();
            }
            else if (Between.IsBlank(text[i]))
            {
                i += Between.Length(text, i);
                into.Add(new Span(start, i));
            }
            else
            {
                while (i < text.Length && map[text[i]] == 0 && !Between.IsBlank(text[i])) i++;
                into.Add(new Span(start, i));
            }
        }
    }

    private ref struct Block(WordTable words, ReadOnlySpan<char> text, int offset, List<Span> into)
    {
        private readonly ReadOnlySpan<char> text = text;
        private Span latin;

        public void Cut()
        {
            var covered = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsAsciiLetterOrDigit(text[i])) EndLatin();
                var count = Walk(i, atLeast: int.MaxValue, out var end);
                if (count <= 1 && i >= covered)
                {
                    if (char.IsAsciiLetterOrDigit(text[i])) AddLatin(i, end);
                    else Add(i, end);
                    covered = end;
                }
                else
                {
                    Walk(i, atLeast: i + 2, out end);
                    if (end >= i + 2) covered = end;
                }
            }

            EndLatin();
        }

        /// <summary>Counts the words that begin at a place, and adds those that end at <paramref name="atLeast"/> or later.</summary>
        /// <param name="end">Of the last one; of the single character where there is none.</param>
        private readonly int Walk(int start, int atLeast, out int end)
        {
            var (map, nodes) = (words.Trie.Map, words.Trie.Nodes);
            var count = 0;
            end = start + 1;
            int slot = map[text[start]];
            for (var next = start + 1; ; next++)
            {
                if (!double.IsNaN(nodes[slot].Value))
                {
                    if (next >= atLeast) Add(start, next);
                    count++;
                    end = next;
                }

                if (next == text.Length) return count;
                var child = nodes[slot].Base + map[text[next]];
                if ((uint)child >= (uint)nodes.Length || nodes[child].Check != nodes[slot].Base) return count;
                slot = child;
            }
        }

        private void AddLatin(int start, int end)
        {
            if (!latin.IsEmpty && latin.End != start) EndLatin();
            latin = new Span(latin.IsEmpty ? start : latin.Start, end);
        }

        private void EndLatin()
        {
            if (!latin.IsEmpty) Add(latin.Start, latin.End);
            latin = default;
        }

        private readonly void Add(int start, int end) => into.Add(new Span(offset + start, offset + end));
    }
}
