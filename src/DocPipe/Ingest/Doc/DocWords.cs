using System.Text;

namespace DocPipe.Ingest.Doc;

/// <summary>
/// Turns Word's characters into printed ones: field instructions out and their results kept, anchors of pictures and notes out
/// ([MS-DOC] 2.4.3 and 2.8.25). A field may reach over paragraphs, so one of these reads a whole story.
/// </summary>
internal sealed class DocWords
{
    private const char FieldBegin = '\u0013', FieldSeparator = '\u0014', FieldEnd = '\u0015', LineBreak = '\v', ColumnBreak = '\u000E';
    private const char NoBreakHyphen = '\u001E', OptionalHyphen = '\u001F';

    private readonly StringBuilder words = new();
    private readonly List<bool> fields = [];
    private int instructions;

    public bool HasWords => words.Length > 0;

    public string Take()
    {
        var result = words.ToString();
        words.Clear();
        return result;
    }

    public void Add(char c)
    {
        if (Field(c) || instructions > 0) return;
        switch (c)
        {
            case '\t': words.Append(' '); break;
            case LineBreak or ColumnBreak: words.Append('\n'); break;
            case NoBreakHyphen: words.Append('-'); break;
            case < ' ' or OptionalHyphen: break;
            // Characters of symbol fonts: bullets and boxes without a meaning of their own.
            case >= '\uF000' and <= '\uF0FF': break;
            default: words.Append(c); break;
        }
    }

    /// <summary>A hidden character is not printed, but a field's marks count all the same.</summary>
    public void AddHidden(char c) => Field(c);

    private bool Field(char c)
    {
        switch (c)
        {
            case FieldBegin:
                fields.Add(true);
                instructions++;
                return true;
            case FieldSeparator:
                if (fields.Count > 0 && fields[^1])
                {
                    fields[^1] = false;
                    instructions--;
                }

                return true;
            case FieldEnd:
                if (fields.Count == 0) return true;
                if (fields[^1]) instructions--;
                fields.RemoveAt(fields.Count - 1);
                return true;
            default:
                return false;
        }
    }
}
