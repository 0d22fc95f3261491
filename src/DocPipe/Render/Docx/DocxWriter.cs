using System.Globalization;
using System.Text;
using DocPipe.Render.Markup;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.CustomContainers;
using static DocPipe.Render.Docx.DocxFormat;

namespace DocPipe.Render.Docx;

/// <summary>Writes a briefing as a Word document in the layout of its style profile. The same briefing gives the same bytes.</summary>
internal static class DocxWriter
{
    private const int MostNotesBelow = 10;

    public static byte[] Write(Briefing briefing)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var profile = briefing.Style;
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "document");
            var runs = new DocxRuns(profile.PrintsNotes);
            var lists = new DocxLists();
            var blocks = new DocxBlocks(profile, runs, lists, new DocxChart(main, profile).Of);
            var body = new Body();

            // The imprint is the foot of the last page, so the list of sources goes before it.
            var imprints = briefing.Tree.Where(b => b is CustomContainer { Info: Layout.Imprint }).ToList();
            foreach (var element in blocks.Of(briefing.Tree.Except(imprints))) body.AppendChild(element);
            if (profile.PrintsNotes) Sources(body, briefing, runs);
            foreach (var element in blocks.Of(imprints)) body.AppendChild(element);
            // A floating table hangs on the paragraph that follows it.
            if (imprints.Count > 0) body.AppendChild(DocxBlocks.Gap());

            if (profile.PageNumbers)
            {
                main.AddNewPart<FooterPart>("odd").Footer = DocxFurniture.Number(profile, odd: true);
                main.AddNewPart<FooterPart>("even").Footer = DocxFurniture.Number(profile, odd: false);
            }

            body.AppendChild(DocxFurniture.Section(profile, profile.PageNumbers ? "odd" : null, profile.PageNumbers ? "even" : null));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new DocxStyles(profile).Make();
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = lists.Make();
            main.AddNewPart<FontTablePart>("fonts").Fonts = DocxFurniture.FontTable(profile);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = DocxFurniture.Settings(profile.PageNumbers);
            Properties(package, briefing);
        }

        return FixedZip.Rewrite(stream);
    }

    private static void Sources(Body body, Briefing briefing, DocxRuns runs)
    {
        var profile = briefing.Style;
        if (briefing.Cited.Count == 0) return;
        // A few notes stand below the text, a list of them on a page of its own.
        if (briefing.Cited.Count > MostNotesBelow)
        {
            var title = Paragraph(Heading(1), Run("内容来源"));
            title.ParagraphProperties!.AppendChild(new PageBreakBefore());
            body.AppendChild(title);
        }
        else
        {
            body.AppendChild(new Paragraph(new ParagraphProperties(
                new ParagraphStyleId { Val = Note },
                new KeepNext(),
                new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 1, Color = "7F7F7F" }),
                new SpacingBetweenLines { Before = "240" },
                new Indentation { Right = Number(profile.Page.TypeWidth * 2 / 3) }))
                .With([Run("内容来源")]));
        }

        // One paragraph a file: its name is said once, however many statements rest on it.
        foreach (var file in briefing.Cited.Select((Evidence, i) => (Evidence, Number: i + 1)).GroupBy(c => SourceNotes.File(briefing, c.Evidence), StringComparer.Ordinal))
        {
            var paragraph = ParagraphOf(Note, [Run(file.Key + "：")]);
            foreach (var (evidence, number) in file)
            {
                var back = new Hyperlink(Run(Number(number) + ".")) { Anchor = DocxRuns.MarkAnchor(number), History = true };
                foreach (var element in runs.Bookmarked(DocxRuns.SourceAnchor(number), back)) paragraph.AppendChild(element);
                paragraph.AppendChild(Run(SourceNotes.Short(evidence) + "　"));
            }

            body.AppendChild(paragraph);
        }
    }

    private static void Properties(WordprocessingDocument package, Briefing briefing)
    {
        var time = briefing.Digest.Generated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var title = System.Security.SecurityElement.Escape(SourceNotes.Cut(Literal.Clean(briefing.Title), 250));
        var xml = $"""
            <?xml version="1.0" encoding="utf-8"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{System.Security.SecurityElement.Escape(Literal.Clean(briefing.Style.Office.Name))}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created></cp:coreProperties>
            """;
        using var to = package.AddNewPart<CoreFilePropertiesPart>("core").GetStream(FileMode.Create);
        to.Write(Encoding.UTF8.GetBytes(xml));
    }
}
