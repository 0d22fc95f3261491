using System.Text;
using DocPipe.Model;

namespace DocPipe.Ingest.Doc;

/// <summary>
/// The text of Word 6 and 95, which is bytes of the writer's code page. Rows of tables are told by their marks alone: the mark that ends a
/// row follows the last cell's at once.
/// </summary>
internal static class OldDocReader
{
    public static ReadingText Read(Fib fib, byte[] main, ReadLimits limits, CancellationToken cancellation)
    {
        var bytes = Bytes(fib, main);
        var text = Decode(bytes, fib.Language);
        var reading = new ReadingText(limits.Characters);
        var words = new DocWords();
        DocTable? table = null;
        int columns = 0, rowMark = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('\r' or DocText.CellMark or '\f'))
            {
                words.Add(c);
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            var line = words.Take();
            if (c == DocText.CellMark)
            {
                table ??= new DocTable();
                if (line.Length == 0 && table.OpenCells > 0 && rowMark == i - 1 && (columns == 0 || table.OpenCells >= columns))
                {
                    columns = table.OpenCells;
                    table.EndRow(null);
                }
                else
                {
                    table.Add(new DocParagraph(line, ParagraphProperties.Of(0, [], [], new DocStyles([]), []), c), line.Split('\n').Where(l => l.Length > 0));
                }

                rowMark = i;
                continue;
            }

            table?.Write(reading);
            table = null;
            columns = 0;
            foreach (var part in line.Split('\n')) reading.Line(BlockKind.Paragraph, 0, null, "", part);
        }

        table?.Write(reading);
        foreach (var part in words.Take().Split('\n')) reading.Line(BlockKind.Paragraph, 0, null, "", part);
        return reading;
    }

    private static byte[] Bytes(Fib fib, byte[] main)
    {
        var length = fib.StoryLengths[0];
        if (!fib.IsComplex) return Little.Slice(main, fib.OldText.Start, Math.Min(length, (long)fib.OldText.End - fib.OldText.Start)).ToArray();
        var result = new List<byte>();
        var (offset, size) = fib.PieceTable;
        foreach (var piece in PieceTable.Read(DocText.Part(main, (offset, size)), old: true).Pieces)
        {
            if (result.Count >= length) break;
            result.AddRange(Little.Slice(main, piece.Offset, Math.Min(piece.End - piece.Start, length - result.Count)));
        }

        return [.. result];
    }

    /// <summary>The language's code page; Chinese where a western language is named over text that can't be western.</summary>
    private static string Decode(byte[] bytes, int language)
    {
        var page = (language & 0x3FF, language) switch
        {
            (0x04, 0x0404 or 0x0C04 or 0x1404) => 950,
            (0x04, _) => 936,
            (0x11, _) => 932,
            (0x12, _) => 949,
            (0x19, _) => 1251,
            _ => bytes.Count(b => b >= 0xA1) * 4 > bytes.Length ? 936 : 1252,
        };
        return CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(bytes);
    }
}
