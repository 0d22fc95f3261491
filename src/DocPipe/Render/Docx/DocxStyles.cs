using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static DocPipe.Render.Docx.DocxFormat;

namespace DocPipe.Render.Docx;

/// <summary>The style sheet: real Word styles, so that the navigation pane works and an office restyles a document in one place.</summary>
internal sealed class DocxStyles(StyleProfile profile)
{
    private static readonly string[] HeadingNames = ["heading 1", "heading 2", "heading 3", "heading 4"];

    /// <summary>Twentieths of a point from line to line.</summary>
    private int Pitch => Twips(profile.LinePitch);

    /// <summary>The width of a character of the grid.</summary>
    private int Character => profile.Page.TypeWidth / profile.Page.CharactersPerLine;

    public Styles Make()
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    Fonts(profile.Body.Font, profile.LatinFont),
                    new Kern { Val = 2 },
                    new FontSize { Val = HalfPoints(profile.Body.Size) },
                    new FontSizeComplexScript { Val = HalfPoints(profile.Body.Size) },
                    new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault()),
            Style(Normal, "Normal", null, isDefault: true,
                new StyleParagraphProperties(new WidowControl { Val = false }, new SnapToGrid { Val = false }, Fixed(Pitch), new Justification { Val = JustificationValues.Both }), null),
            new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden())
            { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
            new Style(
                new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(),
                new StyleTableProperties(
                    new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                    new TableCellMarginDefault(
                        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                        new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                        new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
            { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
            Style(BodyText, "Body Text", Normal, false, new StyleParagraphProperties(FirstLine()), new StyleRunProperties(Condensed())));
        for (var level = 1; level <= HeadingNames.Length; level++) styles.AppendChild(HeadingStyle(level));
        styles.Append(
            Style(Title, "Title", Normal, false, new StyleParagraphProperties(
                new KeepNext(), new KeepLines(),
                new SpacingBetweenLines
                {
                    Before = Number(Pitch * 2), BeforeLines = 200, After = Number(Pitch), AfterLines = 100,
                    Line = Number(Math.Max(Pitch, Twips(profile.Title.Size * 1.6))), LineRule = LineSpacingRuleValues.Exact,
                },
                new Justification { Val = JustificationValues.Center }), Type(profile.Title)),
            Style(RedHead, "Red Head", Normal, false, new StyleParagraphProperties(
                new KeepNext(),
                new SpacingBetweenLines { Before = Number(Pitch), After = Number(Pitch), Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }), Type(profile.RedHead)),
            Style(RedLine, "Red Line", Normal, false, new StyleParagraphProperties(
                new KeepNext(),
                new Tabs(new TabStop { Val = TabStopValues.Right, Position = profile.Page.TypeWidth - Character }),
                new Indentation { Left = Number(Character), LeftChars = 100, Right = Number(Character), RightChars = 100 }), null),
            Style(Centred, "Centred", Normal, false, new StyleParagraphProperties(new Justification { Val = JustificationValues.Center }), null),
            Style(Signature, "Signature", Normal, false, new StyleParagraphProperties(
                new KeepLines(), new Justification { Val = JustificationValues.Right }), null),
            Style(Quote, "Quote", Normal, false, new StyleParagraphProperties(FirstLine()), Type(profile.Headings[Math.Min(1, profile.Headings.Count - 1)] with { Bold = false })),
            Style(ListText, "List Paragraph", Normal, false, new StyleParagraphProperties(FirstLine()), new StyleRunProperties(Condensed())),
            Style(TableText, "Table Text", Normal, false, Compact(profile.TableBody.Size, JustificationValues.Left), Type(profile.TableBody)),
            Style(TableHead, "Table Head", TableText, false, Compact(profile.TableHead.Size, JustificationValues.Center, keep: true), Type(profile.TableHead)),
            Style(KeyNumber, "Key Number", Normal, false, new StyleParagraphProperties(
                new KeepNext(), new SpacingBetweenLines { Before = "80", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }), Type(profile.TableHead with { Size = 20 })),
            Style(KeyLabel, "Key Label", TableText, false, new StyleParagraphProperties(
                new SpacingBetweenLines { After = "80" }, new Justification { Val = JustificationValues.Center }), null),
            Style(Chart, "Chart", Normal, false, new StyleParagraphProperties(
                new SpacingBetweenLines { Before = "120", After = "120", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }), null),
            Style(Note, "Source Note", Normal, false, new StyleParagraphProperties(
                new SpacingBetweenLines { Line = Number(Twips(profile.Note.Size * 1.5)), LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = "420", Hanging = "420" }), Type(profile.Note)),
            Style(ImprintText, "Imprint", Normal, false, new StyleParagraphProperties(
                Fixed(Twips(profile.Imprint.Size * 1.6)),
                new Indentation { Left = Number(Twips(profile.Imprint.Size)), LeftChars = 100, Right = Number(Twips(profile.Imprint.Size)), RightChars = 100 }),
                Type(profile.Imprint)),
            Style(FooterText, "footer", Normal, false, new StyleParagraphProperties(
                Fixed(Twips(profile.PageNumber.Size))), Type(profile.PageNumber)),
            new Style(new StyleName { Val = "Cite Mark" }, new UIPriority { Val = 99 }, new StyleRunProperties(
                new Color { Val = "7F7F7F" }, new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }))
            { Type = StyleValues.Character, StyleId = CiteMark, CustomStyle = true },
            GridStyle());
        return styles;
    }

    private Style HeadingStyle(int level)
    {
        var font = profile.Headings[Math.Min(level, profile.Headings.Count) - 1];
        return Style(Heading(level), HeadingNames[level - 1], Normal, false, new StyleParagraphProperties(
            new KeepNext(), new KeepLines(), FirstLine(), new OutlineLevel { Val = level - 1 }),
            Type(font with { Bold = font.Bold || (profile.BoldHeadings && level is 2 or 3) }, condensed: true));
    }

    private Indentation FirstLine() => new() { FirstLine = Number(Character * 2), FirstLineChars = 200 };

    private static SpacingBetweenLines Fixed(int line) => new() { Line = Number(line), LineRule = LineSpacingRuleValues.Exact };

    private static StyleParagraphProperties Compact(double size, JustificationValues align, bool keep = false)
    {
        var properties = new StyleParagraphProperties();
        if (keep) properties.AppendChild(new KeepNext());
        properties.Append(
           
            new SpacingBetweenLines { Before = "30", After = "30", Line = Number(Twips(size * 1.35)), LineRule = LineSpacingRuleValues.AtLeast },
            new Justification { Val = align });
        return properties;
    }

    /// <summary>
    /// Type as wide as the grid's characters (28 of 16 points in 156 mm) is drawn in by half a point and spread by justification again. The
    /// section carries the grid itself, but text is not snapped to it: LibreOffice misreads a grid narrower than its type.
    /// </summary>
    private Spacing Condensed() => new() { Val = profile.Body.Size * profile.Page.CharactersPerLine * 20 > profile.Page.TypeWidth ? -10 : 0 };

    private StyleRunProperties Type(FontStyle font, bool condensed = false)
    {
        var properties = new StyleRunProperties(Fonts(font.Font, profile.LatinFont));
        if (font.Bold) properties.Append(new Bold(), new BoldComplexScript());
        if (font.Colour.Length > 0) properties.AppendChild(new Color { Val = font.Colour.ToUpperInvariant() });
        if (condensed) properties.AppendChild(Condensed());
        properties.Append(new FontSize { Val = HalfPoints(font.Size) }, new FontSizeComplexScript { Val = HalfPoints(font.Size) });
        return properties;
    }

    private static Style Style(string id, string name, string? based, bool isDefault, StyleParagraphProperties paragraph, StyleRunProperties? run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        else style.AppendChild(new BasedOn { Val = based });
        if (id.StartsWith("Heading", StringComparison.Ordinal) || id == Title) style.AppendChild(new NextParagraphStyle { Val = BodyText });
        style.AppendChild(new PrimaryStyle());
        style.AppendChild(paragraph);
        if (run is not null) style.AppendChild(run);
        return style;
    }

    private static Style GridStyle() =>
        new(new StyleName { Val = "Table Grid" }, new BasedOn { Val = "TableNormal" }, new UIPriority { Val = 39 },
            new StyleTableProperties(
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = Grid };

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
}
