using System.Text;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Cli.Commands;

/// <summary>
/// Cuts a stream of UTF-8 piece by piece. A piece ends after a line or, in a line longer than the buffer, between punctuation and a Han
/// character, where every mode begins anew; so the words are those of the whole text, and memory is that of the longest stretch without
/// punctuation. Invalid bytes become U+FFFD.
/// </summary>
internal sealed class WordStream(Segmenter segmenter, CutMode mode, bool hmm, bool tagged, Stream output)
{
    private const int PieceLength = 1 << 16;
    private const string Breaks = "，。；：、！？\u3000";

    private readonly byte[] bytes = new byte[PieceLength];
    private readonly List<Span> spans = [];
    private readonly List<Token> tokens = [];
    private char[] text = new char[2 * PieceLength];
    private char[] line = [];
    private byte[] encoded = [];
    private bool atLineStart = true;

    public void Copy(Stream input)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var (length, first) = (0, true);
        atLineStart = true;
        while (true)
        {
            var read = input.Read(bytes);
            if (length + bytes.Length > text.Length) Array.Resize(ref text, text.Length * 2);
            var added = decoder.GetChars(bytes.AsSpan(0, read), text.AsSpan(length), flush: read == 0);
            if (first && added > 0)
            {
                first = false;
                // The byte-order mark is no part of the text.
                if (text[0] == '\ufeff') text.AsSpan(1, --added).CopyTo(text);
            }

            var end = read == 0 ? length + added : SafeEnd(text.AsSpan(0, length + added), from: Math.Max(0, length - 1));
            Write(text.AsSpan(0, end));
            if (read == 0) return;
            length += added - end;
            text.AsSpan(end, length).CopyTo(text);
        }
    }

    /// <param name="from">What lies before was searched already.</param>
    private static int SafeEnd(ReadOnlySpan<char> text, int from)
    {
        var rest = text[from..];
        if (rest.LastIndexOf('\n') is var newline and >= 0) return from + newline + 1;
        for (var i = rest.Length - 1; i > 0; i--)
            if (rest[i] is >= '\u4e00' and <= '\u9fd5' && Breaks.Contains(rest[i - 1])) return from + i;
        return 0;
    }

    private void Write(ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty) return;
        spans.Clear();
        tokens.Clear();
        if (tagged) segmenter.Tag(piece, tokens, hmm);
        else segmenter.Tokenize(piece, spans, mode, hmm);
        var length = tagged ? JoinTagged(piece) : Join(piece);
        if (encoded.Length < length * 3) encoded = new byte[length * 3];
        output.Write(encoded, 0, Encoding.UTF8.GetBytes(line.AsSpan(0, length), encoded));
    }

    private int Join(ReadOnlySpan<char> piece)
    {
        var room = spans.Count;
        foreach (var span in spans) room += span.Length;
        if (line.Length < room) line = new char[room];
        var at = 0;
        foreach (var span in spans) at = Add(piece[span.Start..span.End], at);
        return at;
    }

    private int JoinTagged(ReadOnlySpan<char> piece)
    {
        var room = 0;
        foreach (var token in tokens) room += token.Span.Length + token.Tag.Length + 2;
        if (line.Length < room) line = new char[room];
        var at = 0;
        foreach (var token in tokens)
        {
            at = Add(piece[token.Span.Start..token.Span.End], at);
            if (atLineStart) continue;
            line[at++] = '/';
            token.Tag.CopyTo(line.AsSpan(at));
            at += token.Tag.Length;
        }

        return at;
    }

    private int Add(ReadOnlySpan<char> word, int at)
    {
        var endsLine = word[^1] == '\n';
        if (!atLineStart && !endsLine) line[at++] = ' ';
        word.CopyTo(line.AsSpan(at));
        atLineStart = endsLine;
        return at + word.Length;
    }
}
