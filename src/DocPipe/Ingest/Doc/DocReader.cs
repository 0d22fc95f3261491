using DocPipe.Ingest.Ole;
using DocPipe.Model;

namespace DocPipe.Ingest.Doc;

/// <summary>
/// A Word 97-2003 document, which WPS writes as .wps or .doc too ([MS-DOC]), and the text of Word 6 and 95. Numbers are computed,
/// tracked changes accepted, hidden text left out; notes, headers and footers follow the text, marked by style.
/// </summary>
internal static class DocReader
{
    /// <exception cref="UnreadableException">Encrypted, damaged or over a limit.</exception>
    public static ReadingText Read(OleContainer container, ReadLimits limits, CancellationToken cancellation)
    {
        var main = container.Stream("WordDocument");
        var fib = new Fib(main);
        if (fib.IsEncrypted) throw new UnreadableException(ReadFailure.Encrypted);
        if (fib.IsOld) return OldDocReader.Read(fib, main, limits, cancellation);
        var table = container.Stream(fib.TableStream);
        var styles = new DocStyles(DocText.Part(table, fib.StyleSheet).Span);
        var text = new DocText(fib, main, table, container.Stream("Data"), styles, limits);
        var numbering = new DocNumbering(table, fib.Lists.Length > 0 ? fib.Lists.Offset : 0, DocText.Part(table, fib.ListOverrides).Span);
        return Write(fib, text, DocText.Part(table, fib.HeaderStories).Span, new DocWriter(styles, numbering, limits, cancellation));
    }

    private static ReadingText Write(Fib fib, DocText text, ReadOnlySpan<byte> headers, DocWriter writer)
    {
        var lengths = fib.StoryLengths;
        var starts = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++) starts[i + 1] = (int)Math.Min(int.MaxValue, (long)starts[i] + lengths[i]);
        writer.Story(text.Paragraphs(starts[0], starts[1]), null);
        writer.Story(text.Paragraphs(starts[6], starts[7]), null);
        writer.Story(text.Paragraphs(starts[1], starts[2]), "footnote text");
        writer.Story(text.Paragraphs(starts[5], starts[6]), "endnote text");
        foreach (var (from, to, style) in HeaderStories(headers, starts[2], starts[3])) writer.Story(text.Paragraphs(from, to), style);
        return writer.Reading;
    }

    /// <summary>
    /// The first six stories are separators of notes; then come six for each section: headers of even, odd pages, footers of even, odd
    /// pages, header and footer of the first page (2.8.24).
    /// </summary>
    private static List<(int From, int To, string Style)> HeaderStories(ReadOnlySpan<byte> positions, int start, int end)
    {
        var result = new List<(int, int, string)>();
        for (var i = 6; 4 * i + 8 <= positions.Length; i++)
        {
            long from = start + (long)Little.Int32(positions, 4 * i), to = start + (long)Little.Int32(positions, 4 * i + 4);
            if (from < start || to <= from || to > end) continue;
            result.Add(((int)from, (int)to, i % 6 is 0 or 1 or 4 ? "header" : "footer"));
        }

        return result;
    }
}
