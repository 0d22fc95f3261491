using System.Text;

namespace DocPipe.Scriban.Parsing;

/// <summary>What is wrong with a template, and where.</summary>
public sealed record LogMessage(SourceSpan Span, string Message)
{
    /// <summary>One line: <c>file(line,column) : error : message</c>.</summary>
    public override string ToString() => $"{Span} : error : {Message}";

    /// <summary>The line of <see cref="ToString"/>, then the template's own line with a caret below the place.</summary>
    public string Describe()
    {
        if (Span.Source is not { } source || Span.Start < 0)
            return ToString();

        var (line, column) = source.Locate(Span.Start);
        var text = source.Line(line);
        var described = new StringBuilder(ToString()).Append('\n').Append(text).Append('\n');
        foreach (var c in text[..Math.Min(column, text.Length)])
            described.Append(c == '\t' ? '\t' : IsWide(c) ? '　' : ' ');
        return described.Append('^').ToString();
    }

    // The caret stands below its character only if what precedes it is as wide: Han and full-width characters take two columns.
    private static bool IsWide(char c) => c is >= '\u1100' and <= '\u115f' or >= '\u2e80' and <= '\uffef' and not (>= '\uff61' and <= '\uffdc');
}
