using System.Globalization;
using DocPipe.Render.Markup;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Render.Docx;

/// <summary>Small pieces of WordprocessingML, and the names of the styles.</summary>
internal static class DocxFormat
{
    public const string Normal = "Normal", Title = "Title", BodyText = "BodyText", TableText = "TableText", TableHead = "TableHead", RedHead = "RedHead",
        RedLine = "RedLine", Centred = "Centred", Signature = "Signature", Quote = "Quote", ListText = "ListParagraph", Note = "SourceNote",
        ImprintText = "Imprint", FooterText = "Footer", Chart = "ChartParagraph", KeyNumber = "KeyNumber", KeyLabel = "KeyLabel", Grid = "TableGrid", CiteMark = "CiteMark";

    public static string Heading(int level) => "Heading" + Number(level);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string HalfPoints(double points) => Number((int)Math.Round(points * 2));

    public static int Twips(double points) => (int)Math.Round(points * 20);

    public static Paragraph Paragraph(string style, params OpenXmlElement[] content) => ParagraphOf(style, content);

    /// <summary>Apart from the other, since an element is itself a sequence of elements: its children.</summary>
    public static Paragraph ParagraphOf(string style, IEnumerable<OpenXmlElement> content) =>
        new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style })).With(content);

    public static Paragraph With(this Paragraph paragraph, IEnumerable<OpenXmlElement> content)
    {
        foreach (var element in content) paragraph.AppendChild(element);
        return paragraph;
    }

    /// <summary>Words as a run; they may hold anything.</summary>
    public static Run Run(string words, RunProperties? properties = null)
    {
        var run = new Run();
        if (properties is not null) run.AppendChild(properties);
        run.AppendChild(new DocumentFormat.OpenXml.Wordprocessing.Text(Literal.Clean(Literal.Restore(words)).Replace('\n', ' ')) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    public static RunFonts Fonts(string eastAsian, string latin)
    {
        var other = latin.Length > 0 ? latin : eastAsian;
        // The hint gives quotation marks and dashes, which both scripts use, to the East Asian type.
        return new RunFonts { Hint = FontTypeHintValues.EastAsia, Ascii = other, HighAnsi = other, EastAsia = eastAsian, ComplexScript = other };
    }
}
