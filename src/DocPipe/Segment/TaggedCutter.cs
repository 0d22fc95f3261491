using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// Words with parts of speech, as jieba's posseg: the same best path, but its blocks have no % and -, and unknown words come from the model
/// that finds words and tags together, so they may differ from those of accurate mode.
/// </summary>
internal static class TaggedCutter
{
    private const string Number = "m", Latin = "eng";

    /// <param name="pos">Null to leave what the dictionary lacks as single characters.</param>
    public static void Cut(WordTable words, PosTable? pos, ReadOnlySpan<char> text, List<Token> into)
    {
        var work = new Workspace(stackalloc ushort[Workspace.OnStack], stackalloc double[Workspace.OnStack], stackalloc ushort[Workspace.OnStack]);
        var stop = -1;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (stop < i) stop = text[i..].IndexOfAny('%', '-') is var at and >= 0 ? i + at : text.Length;
            var end = Cutter.ReadBlock(words.Trie.Map, text[..stop], i, ref work);
            i = end == start ? start + Between.Length(text, start) : end;
            if (end == start)
            {
                into.Add(new Token(new Span(start, i), WordTable.UnknownTag));
                continue;
            }

            var length = end - start;
            BestPath.Find(words, work.Codes[..(length + 1)], work.Route, work.Lengths);
            var block = new Block(words, pos, text[start..end], start, work.Codes[..length], work.Lengths[..length], into);
            if (pos is null) block.AddPlain();
            else block.AddWithUnknown();
        }

        work.Return();
    }

    private readonly ref struct Block(
        WordTable words, PosTable? pos, ReadOnlySpan<char> text, int offset, ReadOnlySpan<ushort> codes, ReadOnlySpan<ushort> lengths, List<Token> into)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly ReadOnlySpan<ushort> codes = codes;
        private readonly ReadOnlySpan<ushort> lengths = lengths;

        public void AddPlain()
        {
            for (var i = 0; i < text.Length;)
            {
                var start = i;
                while (i < text.Length && lengths[i] == 1 && char.IsAsciiLetterOrDigit(text[i])) i++;
                if (i > start) Add(start, i, Latin);
                else AddWord(start, i += lengths[i]);
            }
        }

        public void AddWithUnknown()
        {
            for (var i = 0; i < text.Length;)
            {
                var start = i;
                while (i < text.Length && lengths[i] == 1) i++;
                if (i - start > 1 && !words.IsWord(codes[start..i])) AddUnknown(start, i);
                else
                    for (; start < i; start++) AddWord(start, start + 1);
                if (i < text.Length) AddWord(i, i += lengths[i]);
            }
        }

        private void AddUnknown(int start, int end)
        {
            for (var i = start; i < end;)
            {
                var from = i;
                if (Alphabet.IsHan(text[i]))
                {
                    while (i < end && Alphabet.IsHan(text[i])) i++;
                    PosViterbi.Cut(pos!, codes[from..i], offset + from, into);
                    continue;
                }

                // jieba's [.0-9]+ | [a-zA-Z0-9]+ | anything else, in this order.
                if (IsNumeric(text[i]))
                {
                    while (i < end && IsNumeric(text[i])) i++;
                    Add(from, i, Number);
                }
                else if (char.IsAsciiLetter(text[i]))
                {
                    while (i < end && char.IsAsciiLetterOrDigit(text[i])) i++;
                    Add(from, i, Latin);
                }
                else
                {
                    while (i < end && !Alphabet.IsHan(text[i]) && !IsNumeric(text[i]) && !char.IsAsciiLetter(text[i])) i++;
                    Add(from, i, WordTable.UnknownTag);
                }
            }
        }

        private static bool IsNumeric(char c) => c == '.' || char.IsAsciiDigit(c);

        private void AddWord(int start, int end) => Add(start, end, words.Tag(codes[start..end]));

        private void Add(int start, int end, string tag) => into.Add(new Token(new Span(offset + start, offset + end), tag));
    }
}
