namespace DocPipe.Ingest.Doc;

/// <summary>A paragraph's words as printed; lines inside it are apart by line feeds.</summary>
/// <param name="Mark">The character that ends it: a return, or the mark of a cell.</param>
internal readonly record struct DocParagraph(string Words, ParagraphProperties Properties, char Mark);

/// <summary>The characters of a Word 97-2003 document with their properties, cut into paragraphs.</summary>
internal sealed class DocText
{
    public const char CellMark = '\a';

    private readonly byte[] main, data;
    private readonly PieceTable pieces;
    private readonly PropertyPages paragraphs;
    private readonly DocStyles styles;
    private readonly char[] characters;
    private readonly bool[] hidden;

    public DocText(Fib fib, byte[] main, byte[] table, byte[] data, DocStyles styles, ReadLimits limits)
    {
        (this.main, this.data, this.styles) = (main, data, styles);
        pieces = PieceTable.Read(Part(table, fib.PieceTable), old: false);
        characters = pieces.Characters(main, limits.Characters);
        paragraphs = new PropertyPages(main, Part(table, fib.ParagraphPages).Span, paragraphs: true);
        hidden = Hidden(new PropertyPages(main, Part(table, fib.CharacterPages).Span, paragraphs: false));
    }

    public int Length => characters.Length;

    public static ReadOnlyMemory<byte> Part(byte[] table, (int Offset, int Length) place) =>
        place.Offset < 0 || place.Length <= 0 || place.Offset >= table.Length ? default : table.AsMemory(place.Offset, Math.Min(place.Length, table.Length - place.Offset));

    /// <summary>The paragraphs of one story, from character to character.</summary>
    public IEnumerable<DocParagraph> Paragraphs(int from, int to)
    {
        var words = new DocWords();
        var piece = 0;
        for (var i = Math.Max(0, from); i < Math.Min(to, Length); i++)
        {
            var c = characters[i];
            if (c is '\r' or CellMark or '\f')
            {
                while (piece < pieces.Pieces.Count - 1 && pieces.Pieces[piece].End <= i) piece++;
                yield return new DocParagraph(words.Take(), Properties(i, pieces.Pieces[piece]), c);
            }
            else if (!hidden[i])
            {
                words.Add(c);
            }
            else
            {
                words.AddHidden(c);
            }
        }

        if (words.HasWords) yield return new DocParagraph(words.Take(), ParagraphProperties.Of(0, [], [], styles, []), '\r');
    }

    private ParagraphProperties Properties(int at, Piece piece)
    {
        var offset = piece.Offset + (long)(at - piece.Start) * piece.Width;
        return paragraphs.At(offset) is { } run
            ? ParagraphProperties.Of(run.Style, paragraphs.List(run), piece.Changes.Span, styles, data)
            : ParagraphProperties.Of(0, [], piece.Changes.Span, styles, data);
    }

    /// <summary>Which characters are hidden, or deleted by a tracked change that counts as accepted.</summary>
    private bool[] Hidden(PropertyPages pages)
    {
        var result = new bool[characters.Length];
        foreach (var piece in pieces.Pieces)
        {
            var length = Math.Min(piece.End, result.Length) - piece.Start;
            if (length <= 0) continue;
            if (IsHidden(piece.Changes.Span)) result.AsSpan(piece.Start, length).Fill(true);
            var end = piece.Offset + (long)length * piece.Width;
            for (var i = pages.FirstEndingAfter(piece.Offset); i < pages.Runs.Count && pages.Runs[i].From < end; i++)
            {
                var run = pages.Runs[i];
                if (run.Length == 0 || !IsHidden(pages.List(run))) continue;
                var first = (int)(Math.Max(run.From - piece.Offset, 0) / piece.Width);
                var last = (int)Math.Min((run.To - piece.Offset + piece.Width - 1) / piece.Width, length);
                if (last > first) result.AsSpan(piece.Start + first, last - first).Fill(true);
            }
        }

        return result;
    }

    private static bool IsHidden(ReadOnlySpan<byte> list)
    {
        bool isHidden = false, isDeleted = false;
        Sprm.Walk(list, (sprm, operand) =>
        {
            if (sprm == Sprm.Hidden) isHidden = operand[0] is not (0 or 0x80);
            else if (sprm == Sprm.Deleted) isDeleted = operand[0] == 1;
        });
        return isHidden || isDeleted;
    }
}
