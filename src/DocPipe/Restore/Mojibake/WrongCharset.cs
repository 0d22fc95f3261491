using System.Text;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>
/// Undoes the reading of bytes in another encoding than their own: UTF-8 read as GBK ("浣犲ソ") or as Latin-1 ("ä½ å¥½"), GBK read as Latin-1
/// ("ÄãºÃ"). A byte that the wrong reading lost is guessed where the text leaves no doubt.
/// </summary>
internal sealed class WrongCharset(CharacterModel model)
{
    /// <summary>How much likelier, in natural logarithms, a repair must be than the text as it stands.</summary>
    private const double Gain = 8;

    private const int Lost = -1;

    /// <summary>The characters of Windows-1252 for the bytes 0x80 to 0x9F; '\0' where it has none.</summary>
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>One byte of the wrongly read text and the end of the character that gave it.</summary>
    private readonly record struct Piece(int Value, int End);

    /// <summary>The repair that begins at a place; null where there is none that pays.</summary>
    public Repair? At(string text, int start, int limit)
    {
        var c = text[start];
        if (c < '\u0100')
        {
            if (IsLead(c) && start + 1 < limit && (IsContinuation(ByteOf(text[start + 1])) || text[start + 1] is ' ' or '?')
                && Better(text, start, FromUtf8(Latin(text, start, limit))) is { } utf8) return utf8;
            // Pairs are told from the beginning of a run; out of step they would only be damaged again.
            return start > 0 && ByteOf(text[start - 1]) >= 0xA1 ? null : Better(text, start, FromGbk(Latin(text, start, limit)));
        }

        return MayBeUtf8(text, start) ? Better(text, start, FromUtf8(GbkBytes(text, start, limit))) : null;
    }

    /// <summary>Two characters whose bytes begin with those of a character of UTF-8; nearly no two that were meant do.</summary>
    private static bool MayBeUtf8(string text, int start)
    {
        var code = Gbk.Encode(text[start]);
        if (code >> 8 is < 0xE3 or > 0xEF || !IsContinuation(code & 0xFF) || start + 1 >= text.Length) return false;
        var next = text[start + 1];
        return next is '?' or '\uFFFD' or '€' || IsContinuation(Gbk.Encode(next) >> 8);
    }

    private static bool IsLead(int value) => value is >= 0xC2 and <= 0xEF;

    private static bool IsContinuation(int value) => value is >= 0x80 and <= 0xBF;

    private Repair? Better(string text, int start, (string Words, int End) read)
    {
        if (read.Words.Length < 2) return null;
        var span = new Span(start, read.End);
        var before = start > 0 ? text[start - 1] : '\n';
        var gain = model.Score(read.Words, before) - model.Score(span.Of(text), before);
        return gain >= Gain && model.Score(read.Words, before) / read.Words.Length > -12 ? new Repair(span, read.Words, read.Words.Length) : null;
    }

    /// <summary>The byte that Windows-1252 or Latin-1 reads as this character; 0 for ASCII and for what neither has.</summary>
    private static int ByteOf(char c) => c switch
    {
        >= '\u0080' and <= '\u00FF' => c,
        > '\u00FF' when Windows1252.IndexOf(c, StringComparison.Ordinal) is >= 0 and var special => 0x80 + special,
        _ => 0,
    };

    private static List<Piece> GbkBytes(string text, int start, int limit)
    {
        var bytes = new List<Piece>();
        for (var i = start; i < limit; i++)
        {
            var c = text[i];
            if (c is '?' or '\uFFFD')
            {
                bytes.Add(new Piece(Lost, i + 1));
            }
            else if (c == '€')
            {
                bytes.Add(new Piece(0x80, i + 1));
            }
            else if (Gbk.Encode(c) is not 0 and var code)
            {
                bytes.Add(new Piece(code >> 8, i));
                bytes.Add(new Piece(code & 0xFF, i + 1));
            }
            else
            {
                break;
            }
        }

        return bytes;
    }

    private static List<Piece> Latin(string text, int start, int limit)
    {
        var bytes = new List<Piece>();
        for (var i = start; i < limit; i++)
        {
            var c = text[i];
            if (ByteOf(c) is > 0 and var value) bytes.Add(new Piece(value, i + 1));
            else if (c is ' ' && bytes.Count > 0) bytes.Add(new Piece(0xA0, i + 1));
            else if (c is '?' or '\uFFFD') bytes.Add(new Piece(Lost, i + 1));
            else break;
        }

        return bytes;
    }

    /// <summary>Reads bytes as UTF-8 until they are none; ends between two of the text's characters.</summary>
    private (string Words, int End) FromUtf8(List<Piece> bytes)
    {
        var words = new StringBuilder();
        var (safe, end) = (0, 0);
        var last = '\n';
        for (var i = 0; i < bytes.Count;)
        {
            // Of the pairs only those of Latin-1's own signs occur in Chinese text.
            var length = bytes[i].Value switch { 0xC2 => 2, >= 0xE0 and <= 0xEF => 3, _ => 0 };
            if (length == 0) break;
            var given = 1;
            while (given < length && i + given < bytes.Count && IsContinuation(bytes[i + given].Value)) given++;
            var lost = i + given < bytes.Count && bytes[i + given].Value == Lost;
            var read = given == length ? Utf8(bytes, i) : length == 3 && given == 2 && (lost || i + given == bytes.Count) ? Guess(bytes, i, last) : '\0';
            if (read == '\0') break;
            words.Append(last = read);
            i += given + (lost && given < length ? 1 : 0);
            if (i == bytes.Count || bytes[i - 1].End > (i < 2 ? -1 : bytes[i - 2].End) || bytes[i - 1].Value == Lost) (safe, end) = (words.Length, bytes[i - 1].End);
        }

        return (words.ToString(0, safe), end);
    }

    private static char Utf8(List<Piece> bytes, int at) => bytes[at].Value < 0xE0
        ? (char)(((bytes[at].Value & 0x1F) << 6) | (bytes[at + 1].Value & 0x3F))
        : (char)(((bytes[at].Value & 0x0F) << 12) | ((bytes[at + 1].Value & 0x3F) << 6) | (bytes[at + 2].Value & 0x3F));

    /// <summary>The likeliest of the characters that one lost byte leaves: the last, or one in the middle that Windows-1252 lacks.</summary>
    private char Guess(List<Piece> bytes, int at, char last)
    {
        var (lead, given) = ((bytes[at].Value & 0x0F) << 12, bytes[at + 1].Value & 0x3F);
        var best = (char)(lead | (given << 6));
        for (var end = 1; end < 64; end++) Consider((char)(lead | (given << 6) | end));
        for (var middle = 0; middle < Windows1252.Length; middle++)
            if (Windows1252[middle] == '\0') Consider((char)(lead | (middle << 6) | given));
        return best;

        void Consider(char c)
        {
            if (model.After(last, c) > model.After(last, best)) best = c;
        }
    }

    private static (string Words, int End) FromGbk(List<Piece> bytes)
    {
        var words = new StringBuilder();
        var i = 0;
        for (; i + 1 < bytes.Count && bytes[i].Value is >= 0x81 and <= 0xFE && bytes[i + 1].Value is >= 0x80 and <= 0xFE; i += 2)
        {
            var read = Gbk.Decode(bytes[i].Value, bytes[i + 1].Value);
            if (read == '\0') break;
            words.Append(read);
        }

        return (words.ToString(), i == 0 ? 0 : bytes[i - 1].End);
    }
}
