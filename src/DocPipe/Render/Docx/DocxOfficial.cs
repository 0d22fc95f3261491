using DocPipe.Render.Markup;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.CustomContainers;
using static DocPipe.Render.Docx.DocxFormat;

namespace DocPipe.Render.Docx;

/// <summary>The parts of GB/T 9704 that stand outside the running text.</summary>
internal sealed class DocxOfficial(StyleProfile profile, DocxRuns runs)
{
    /// <summary>Null for a block that has no form of its own.</summary>
    public IEnumerable<OpenXmlElement>? Of(CustomContainer container)
    {
        var lines = Layout.Words(container);
        return container.Info switch
        {
            Layout.RedHead => RedHeadOf(lines),
            Layout.Imprint => lines.Count == 0 ? [] : [ImprintOf(lines)],
            Layout.Signature => SignatureOf(lines),
            Layout.Attachments => AttachmentsOf(lines),
            Layout.KeyFigures => lines.Count == 0 ? [] : [KeyFigures(lines)],
            Layout.Centred => Layout.Lines(container).Select(p => ParagraphOf(Centred, runs.Of(p.Inline))),
            Layout.Addressee => Layout.Lines(container).Select(p => ParagraphOf(Normal, runs.Of(p.Inline))),
            _ => null,
        };
    }

    /// <summary>The head in red, shrunk to one line; the number; the red rule under the last line, as wide as the type area.</summary>
    private IEnumerable<Paragraph> RedHeadOf(List<string> lines)
    {
        if (lines.Count == 0) yield break;
        var fit = profile.Page.TypeWidth / 20.0 / Math.Max(1, Inlines.Width(lines[0]));
        var size = Math.Max(profile.Title.Size, Math.Min(profile.RedHead.Size, Math.Floor(fit)));
        yield return Paragraph(RedHead, Run(lines[0], new RunProperties(new FontSize { Val = HalfPoints(size) }, new FontSizeComplexScript { Val = HalfPoints(size) })));
        for (var i = 1; i < lines.Count; i++)
        {
            var (left, right) = Layout.Split(lines[i]);
            yield return lines[i].Contains(Layout.Bar)
                ? Paragraph(RedLine, Run(left), new Run(new TabChar()), Run(right))
                : Paragraph(Centred, Run(left));
        }

        // GB/T 9704: 4 mm from the number to the rule.
        yield return new Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = Normal },
            new KeepNext(),
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 18, Space = 0, Color = "FF0000" }),
            new SpacingBetweenLines { Line = "227", LineRule = LineSpacingRuleValues.Exact }));
    }

    /// <summary>The date four characters in from the right, the office's name centred over it.</summary>
    private static IEnumerable<Paragraph> SignatureOf(List<string> lines)
    {
        if (lines.Count == 0) yield break;
        var above = Paragraph(BodyText);
        above.ParagraphProperties!.AppendChild(new KeepNext());
        yield return above;
        var date = Inlines.Width(lines[^1]);
        foreach (var line in lines)
        {
            var right = Math.Max(0, 4 + ((date - Inlines.Width(line)) / 2));
            var paragraph = Paragraph(Signature, Run(line));
            paragraph.ParagraphProperties!.AppendChild(new KeepNext { Val = line != lines[^1] });
            paragraph.ParagraphProperties!.AppendChild(new Indentation { Right = Number((int)(right * 316)), RightChars = (int)(right * 100) });
            yield return paragraph;
        }
    }

    /// <summary>One line below the text; the second and further ones stand under the first one's number.</summary>
    private static IEnumerable<Paragraph> AttachmentsOf(List<string> lines)
    {
        if (lines.Count == 0) yield break;
        yield return Paragraph(BodyText);
        for (var i = 0; i < lines.Count; i++)
        {
            var number = lines.Count > 1 ? Number(i + 1) + ". " : "";
            var paragraph = Paragraph(Normal, Run((i == 0 ? "附件：" : "") + number + lines[i].TrimEnd('。', '；', ';', '，')));
            paragraph.ParagraphProperties!.AppendChild(i == 0
                ? new Indentation { Left = "1580", LeftChars = 500, Hanging = "948", HangingChars = 300 }
                : new Indentation { Left = "1580", LeftChars = 500 });
            yield return paragraph;
        }
    }

    /// <summary>
    /// Rules as wide as the type area, the outer ones thicker, at the foot of the last page (LibreOffice 7 sets the table right below the text
    /// instead: it doesn't let one this wide float).
    /// </summary>
    private Table ImprintOf(List<string> lines)
    {
        var width = Number(profile.Page.TypeWidth);
        var table = new Table(
            new TableProperties(
                new TablePositionProperties
                {
                    HorizontalAnchor = HorizontalAnchorValues.Margin, TablePositionXAlignment = HorizontalAlignmentValues.Left,
                    VerticalAnchor = VerticalAnchorValues.Margin, TablePositionYAlignment = VerticalAlignmentValues.Bottom,
                },
                new TableOverlap { Val = TableOverlapValues.Never },
                new TableWidth { Width = width, Type = TableWidthUnitValues.Dxa },
                new TableBorders(Rule<TopBorder>(8), Rule<BottomBorder>(8), Rule<InsideHorizontalBorder>(6)),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = width }));
        foreach (var words in lines)
        {
            var (left, right) = Layout.Split(words);
            var paragraph = Paragraph(ImprintText, Run(left));
            if (right.Length > 0)
            {
                paragraph.ParagraphProperties!.AppendChild(new Tabs(new TabStop { Val = TabStopValues.Right, Position = profile.Page.TypeWidth - Twips(profile.Imprint.Size) }));
                paragraph.Append(new Run(new TabChar()), Run(right));
            }

            table.AppendChild(new TableRow(
                new TableRowProperties(new CantSplit()),
                new TableCell(new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }), paragraph)));
        }

        return table;
    }

    /// <param name="eighths">Thickness in eighths of a point; GB/T 9704: 0.35 mm outside, 0.25 mm between.</param>
    private static T Rule<T>(uint eighths) where T : BorderType, new() => new() { Val = BorderValues.Single, Size = eighths, Space = 0, Color = "auto" };

    /// <summary>The few numbers that a reader looks for first, large, side by side.</summary>
    private Table KeyFigures(List<string> lines)
    {
        var each = profile.Page.TypeWidth / lines.Count;
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        foreach (var line in lines)
        {
            var (figure, label) = Layout.Split(line);
            row.AppendChild(new TableCell(
                new TableCellProperties(new TableCellWidth { Width = Number(each), Type = TableWidthUnitValues.Dxa }),
                Paragraph(KeyNumber, Run(figure)), Paragraph(KeyLabel, Run(label))));
        }

        return new Table(
            new TableProperties(
                new TableStyle { Val = Grid },
                new TableWidth { Width = Number(each * lines.Count), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(lines.Select(_ => new GridColumn { Width = Number(each) })),
            row);
    }
}
