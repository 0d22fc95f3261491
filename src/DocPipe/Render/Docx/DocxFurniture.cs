using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static DocPipe.Render.Docx.DocxFormat;

namespace DocPipe.Render.Docx;

/// <summary>What stands around the text: page and grid, page numbers, settings, the types to fall back on.</summary>
internal static class DocxFurniture
{
    /// <summary>7 mm below the type area, where GB/T 9704 puts the page number.</summary>
    private const int NumberDrop = 397;

    /// <summary>What stands in where an East Asian type of official documents is not installed.</summary>
    private static readonly (string Name, string Instead)[] Substitutes =
        [("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("方正小标宋简体", "小标宋"), ("黑体", "SimHei"), ("宋体", "SimSun")];

    public static SectionProperties Section(StyleProfile profile, string? oddFooter, string? evenFooter)
    {
        var page = profile.Page;
        var section = new SectionProperties();
        if (oddFooter is not null) section.AppendChild(new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter });
        if (evenFooter is not null) section.AppendChild(new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter });
        section.Append(
            new PageSize
            {
                Width = (uint)page.Width, Height = (uint)page.Height, Orient = page.Width > page.Height ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin
            {
                Top = page.Top, Bottom = page.Bottom, Left = (uint)page.Left, Right = (uint)page.Right, Header = 851U,
                Footer = (uint)Math.Max(0, page.Bottom - NumberDrop - Twips(profile.PageNumber.Size)), Gutter = 0U,
            },
            new DocGrid
            {
                Type = DocGridValues.LinesAndChars,
                LinePitch = Twips(profile.LinePitch),
                // In 4096ths of a point, beside the type's own width; rounded down, or the last character would not fit.
                CharacterSpace = (int)Math.Floor(((page.TypeWidth / 20.0 / page.CharactersPerLine) - profile.Body.Size) * 4096),
            });
        return section;
    }

    /// <summary>— 1 — at the outer edge, one character in.</summary>
    public static Footer Number(StyleProfile profile, bool odd)
    {
        var indent = new Indentation();
        var space = Twips(profile.PageNumber.Size);
        if (odd) (indent.Right, indent.RightChars) = (DocxFormat.Number(space), 100);
        else (indent.Left, indent.LeftChars) = (DocxFormat.Number(space), 100);
        return new Footer(new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = FooterText },
                indent,
                new Justification { Val = odd ? JustificationValues.Right : JustificationValues.Left }),
            Run("— "),
            new SimpleField(Run("1")) { Instruction = " PAGE " },
            Run(" —")));
    }

    public static Settings Settings(bool pageNumbers)
    {
        var settings = new Settings(new Zoom { Percent = "100" });
        if (pageNumbers) settings.AppendChild(new EvenAndOddHeaders());
        settings.Append(
            new DrawingGridVerticalSpacing { Val = "156" },
            new DisplayHorizontalDrawingGrid { Val = 0 },
            new DisplayVerticalDrawingGrid { Val = 2 },
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            new Compatibility(
                new UseFarEastLayout(),
                new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });
        return settings;
    }

    public static Fonts FontTable(StyleProfile profile)
    {
        var fonts = new Fonts();
        var names = profile.All
            .Select(f => f.Font).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var font = new Font { Name = name };
            if (Array.Find(Substitutes, s => s.Name == name).Instead is { } instead) font.AppendChild(new AltName { Val = instead });
            font.Append(new FontCharSet { Val = "86" }, new FontFamily { Val = FontFamilyValues.Modern }, new Pitch { Val = FontPitchValues.Default });
            fonts.AppendChild(font);
        }

        return fonts;
    }
}
