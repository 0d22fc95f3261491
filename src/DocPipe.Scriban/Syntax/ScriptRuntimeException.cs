using DocPipe.Scriban.Parsing;

namespace DocPipe.Scriban.Syntax;

/// <summary>A template that went wrong while it ran. Its text is Scriban's: <c>file(line,column) : error : message</c>.</summary>
public class ScriptRuntimeException : Exception
{
    public ScriptRuntimeException(SourceSpan span, string message)
        : this(span, message, null)
    {
    }

    public ScriptRuntimeException(SourceSpan span, string message, Exception? innerException)
        : base(new LogMessage(span, message).ToString(), innerException)
    {
        Span = span;
        OriginalMessage = message;
    }

    public SourceSpan Span { get; }

    /// <summary>The message without its place.</summary>
    public string OriginalMessage { get; }

    /// <summary>Place and message as data, able to show the line with a caret.</summary>
    public LogMessage ToLogMessage() => new(Span, OriginalMessage);

    public override string ToString() => Message;
}
