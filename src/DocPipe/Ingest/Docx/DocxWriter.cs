using DocPipe.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Ingest.Docx;

/// <summary>Writes block after block of a Word document into a reading text.</summary>
internal sealed class DocxWriter(ReadingText reading, DocxStyles styles, DocxNumbering numbering, int maxDepth, CancellationToken cancellation)
{
    private int depth;
    private string? apart;
    private DocxWords? open;

    public void Write(OpenXmlElement container)
    {
        Blocks(container);
        Close(null);
    }

    /// <summary>Writes a story that isn't the body; its paragraphs carry <paramref name="style"/>.</summary>
    public void WriteApart(OpenXmlElement story, string style)
    {
        apart = style;
        Write(story);
        apart = null;
    }

    private void Blocks(OpenXmlElement container)
    {
        if (depth >= maxDepth) return;
        depth++;
        foreach (var child in container.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (child)
            {
                case Paragraph paragraph: Paragraph(paragraph); break;
                case Table table:
                    Close(null);
                    DocxTable.Write(table, this);
                    break;
                case AlternateContent choice: Blocks(DocxWords.Chosen(choice)); break;
                case DeletedRun or MoveFromRun or SectionProperties: break;
                case SdtBlock or CustomXmlBlock or SdtContentBlock or InsertedRun or MoveToRun or AlternateContentChoice or AlternateContentFallback:
                    Blocks(child);
                    break;
                case OpenXmlUnknownElement unknown when unknown.LocalName is "sdt" or "sdtContent": Blocks(unknown); break;
            }
        }

        depth--;
    }

    private void Paragraph(Paragraph paragraph)
    {
        var words = open ?? new DocxWords(styles, maxDepth - depth);
        words.Read(paragraph);
        open = words;
        // The mark of a paragraph that was deleted: what follows belongs to the same paragraph.
        if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null) return;
        Close(paragraph);
    }

    private void Close(Paragraph? paragraph)
    {
        if (open is not { } words) return;
        open = null;
        var number = paragraph is not null && words.HasWords ? numbering.Next(paragraph) : "";
        var style = apart ?? (paragraph is null ? null : styles.NameOf(paragraph));
        var level = paragraph is null || apart is not null ? 0 : styles.OutlineLevel(paragraph);
        var title = paragraph is not null && apart is null && styles.IsTitle(paragraph);
        var kind = title ? BlockKind.Title : level > 0 ? BlockKind.Heading : number.Length > 0 ? BlockKind.Item : BlockKind.Paragraph;
        foreach (var line in words.Lines)
        {
            reading.Line(kind, level, style, number, line);
            if (line.AsSpan().Trim().Length > 0) number = "";
        }

        foreach (var box in words.Boxes) Blocks(box);
        Close(null);
    }

    internal ReadingText Reading => reading;

    /// <summary>The lines of a cell, nested tables among them flattened to a line a row.</summary>
    internal IReadOnlyList<string> CellLines(OpenXmlElement cell)
    {
        var inner = new ReadingText(1 << 22);
        new DocxWriter(inner, styles, numbering, maxDepth - depth - 1, cancellation).Write(cell);
        return inner.Text.Split('\n');
    }
}
