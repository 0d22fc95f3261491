using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Ingest.Docx;

/// <summary>The words of a paragraph as printed, line by line, and the text boxes that hang on it.</summary>
internal sealed class DocxWords(DocxStyles styles, int maxDepth)
{
    private readonly StringBuilder words = new();
    private readonly List<bool> fields = [];
    private int depth;

    public bool HasWords => words.ToString().AsSpan().Trim().Length > 0;

    public IEnumerable<string> Lines => words.ToString().Split('\n');

    public List<OpenXmlElement> Boxes { get; } = [];

    public void Read(Paragraph paragraph) => Children(paragraph);

    /// <summary>A box is written twice, for new and for old programs: the first choice is taken, the fallback only where there is none.</summary>
    public static OpenXmlElement Chosen(AlternateContent content) =>
        content.GetFirstChild<AlternateContentChoice>() ?? (OpenXmlElement?)content.GetFirstChild<AlternateContentFallback>() ?? content;

    private void Children(OpenXmlElement element)
    {
        if (depth >= maxDepth) return;
        depth++;
        foreach (var child in element.ChildElements) Read(child);
        depth--;
    }

    private void Read(OpenXmlElement element)
    {
        switch (element)
        {
            case DeletedRun or MoveFromRun or ParagraphProperties or RunProperties or DeletedText or FieldCode or DeletedFieldCode or RubyProperties or RubyContent:
                break;
            case Run run when styles.IsHidden(run):
                Fields(run);
                break;
            case FieldChar field:
                Field(field);
                break;
            case DocumentFormat.OpenXml.Wordprocessing.Text text when !InInstruction:
                words.Append(text.Text);
                break;
            case DocumentFormat.OpenXml.Math.Text text:
                words.Append(text.Text);
                break;
            case TabChar or PositionalTab:
                words.Append(' ');
                break;
            case Break or CarriageReturn:
                words.Append('\n');
                break;
            case NoBreakHyphen:
                words.Append('-');
                break;
            case AlternateContent content:
                Children(Chosen(content));
                break;
            case TextBoxContent box:
                Boxes.Add(box);
                break;
            case OpenXmlUnknownElement { LocalName: "del" or "moveFrom" or "delText" or "instrText" or "rPr" or "pPr" }:
                break;
            case OpenXmlUnknownElement { LocalName: "t" } unknown when !InInstruction:
                words.Append(unknown.InnerText);
                break;
            case OpenXmlUnknownElement { LocalName: "txbxContent" } unknown:
                Boxes.Add(unknown);
                break;
            default:
                if (element.HasChildren) Children(element);
                break;
        }
    }

    /// <summary>Fields nest, also inside an instruction: one entry for each open field, true until its result begins.</summary>
    private bool InInstruction => fields.Contains(true);

    /// <summary>Between begin and separate stands the field's instruction, between separate and end its result.</summary>
    private void Field(FieldChar field)
    {
        if (field.FieldCharType?.Value is not { } type) return;
        if (type == FieldCharValues.Begin) fields.Add(true);
        else if (fields.Count == 0) return;
        else if (type == FieldCharValues.Separate) fields[^1] = false;
        else fields.RemoveAt(fields.Count - 1);
    }

    private void Fields(Run run)
    {
        foreach (var field in run.Elements<FieldChar>()) Field(field);
    }
}
