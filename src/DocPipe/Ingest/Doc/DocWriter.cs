using DocPipe.Model;

namespace DocPipe.Ingest.Doc;

/// <summary>Writes paragraph after paragraph of a Word 97-2003 document into a reading text.</summary>
internal sealed class DocWriter(DocStyles styles, DocNumbering numbering, ReadLimits limits, CancellationToken cancellation)
{
    public ReadingText Reading { get; } = new(limits.Characters);

    /// <param name="apart">Style for a story that isn't the text itself; null for the text.</param>
    public void Story(IEnumerable<DocParagraph> paragraphs, string? apart)
    {
        DocTable? table = null;
        foreach (var paragraph in paragraphs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (apart is null && paragraph.Properties.Depth > 0)
            {
                (table ??= new DocTable()).Add(paragraph, Lines(paragraph, NumberOf(paragraph)));
                continue;
            }

            table?.Write(Reading);
            table = null;
            Line(paragraph, apart);
        }

        table?.Write(Reading);
    }

    private void Line(DocParagraph paragraph, string? apart)
    {
        var number = NumberOf(paragraph);
        var properties = paragraph.Properties;
        var level = apart is not null ? 0 : properties.Outline is >= 0 and < 9 ? properties.Outline + 1 : styles.HeadingLevel(properties.Style);
        var title = apart is null && styles.IsTitle(properties.Style);
        var kind = title ? BlockKind.Title : level > 0 ? BlockKind.Heading : number.Length > 0 ? BlockKind.Item : BlockKind.Paragraph;
        foreach (var line in paragraph.Words.Split('\n'))
        {
            Reading.Line(kind, level, apart ?? styles.NameOf(properties.Style), number, line);
            if (!string.IsNullOrWhiteSpace(line)) number = "";
        }
    }

    private string NumberOf(DocParagraph paragraph) =>
        string.IsNullOrWhiteSpace(paragraph.Words) ? "" : numbering.Next(paragraph.Properties.List, paragraph.Properties.ListLevel);

    private static IEnumerable<string> Lines(DocParagraph paragraph, string number) =>
        paragraph.Words.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Select((l, i) => i == 0 ? number + l.Trim() : l.Trim());
}
