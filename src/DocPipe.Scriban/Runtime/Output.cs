using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Where a template writes: counts what is written and indents the lines of a value that stands indented.</summary>
internal sealed class Output
{
    private readonly Stack<TextWriter> _outer = new();
    private TextWriter _writer = TextWriter.Null;
    private bool _isAtLineStart;
    private long _written;

    /// <summary>The most characters that may be written in all, captures included; 0 for no limit.</summary>
    public long Limit { get; set; }

    public string? Indent { get; set; }

    public void Start(TextWriter writer)
    {
        _outer.Clear();
        _writer = writer;
        _isAtLineStart = false;
        _written = 0;
        Indent = null;
    }

    public void Push(TextWriter writer)
    {
        _outer.Push(_writer);
        _writer = writer;
    }

    public void Pop() => _writer = _outer.Pop();

    public void ForgetLineStart() => _isAtLineStart = false;

    public void Write(SourceSpan span, ReadOnlySpan<char> text)
    {
        Count(span, text.Length);
        if (Indent is not { } indent)
        {
            _writer.Write(text);
            return;
        }

        while (!text.IsEmpty)
        {
            if (_isAtLineStart)
            {
                Count(span, indent.Length);
                _writer.Write(indent);
                _isAtLineStart = false;
            }

            var end = text.IndexOf('\n');
            if (end < 0)
            {
                _writer.Write(text);
                return;
            }

            _writer.Write(text[..(end + 1)]);
            text = text[(end + 1)..];
            _isAtLineStart = true;
        }
    }

    private void Count(SourceSpan span, int length)
    {
        _written += length;
        if (Limit > 0 && _written > Limit)
            throw new ScriptRuntimeException(span, $"The output exceeds OutputLimit `{Limit}`.");
    }
}
