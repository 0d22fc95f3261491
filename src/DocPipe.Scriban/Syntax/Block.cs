using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

/// <summary>Statements one after another; the value of each is written where it stands.</summary>
internal sealed class Block(SourceSpan span, IReadOnlyList<Statement> statements) : Statement(span)
{
    private readonly Statement[] _statements = [.. statements];

    public IReadOnlyList<Statement> Statements => _statements;

    public override object? Evaluate(TemplateContext context)
    {
        object? result = null;
        var output = context.Output;
        var outerIndent = output.Indent;
        var indent = outerIndent;
        try
        {
            foreach (var statement in _statements)
            {
                context.Step(statement.Span);
                if (statement is CodeMark mark)
                {
                    if (context.AutoIndent)
                        indent = mark.IsEntering ? mark.Indent : outerIndent;
                    continue;
                }

                output.Indent = indent;
                result = statement.Evaluate(context);
                if (!statement.CanOutput)
                {
                    result = null;
                }
                else if (result is not null && context.Flow != Flow.Return && context.EnableOutput)
                {
                    context.Write(statement.Span, result);
                    result = null;
                }

                if (context.Flow != Flow.None)
                    break;
            }
        }
        finally
        {
            output.Indent = outerIndent;
        }

        return result;
    }
}

/// <summary>Text outside of code.</summary>
internal sealed class RawText(SourceSpan span, ReadOnlyMemory<char> text, bool isEscape) : Statement(span)
{
    public ReadOnlyMemory<char> Text { get; } = text;

    public bool IsEscape { get; } = isEscape;

    public override object? Evaluate(TemplateContext context)
    {
        if (!context.EnableOutput)
            return Text.Length > 0 ? Text.ToString() : null;
        context.Output.Write(Span, Text.Span);
        return null;
    }
}

/// <summary>A mark where code (or an escape) begins or ends. Nothing to run, but the tree prints back with it, and it carries the indent.</summary>
internal sealed class CodeMark(SourceSpan span, string text, string? indent) : Statement(span)
{
    public string Text { get; } = text;

    public bool IsEntering => Text[0] == '{';

    /// <summary>The white space that stands alone before <c>{{</c> on its line; null where something else does.</summary>
    public string? Indent { get; } = indent;

    public override bool CanOutput => false;

    public override object? Evaluate(TemplateContext context) => null;
}

internal sealed class ExpressionStatement(SourceSpan span, Expression? expression) : Statement(span)
{
    public Expression? Expression { get; } = expression;

    public override bool CanOutput => Expression is not AssignExpression;

    /// <summary>A block as value is the one given by <c>wrap</c>, and is run here.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        var value = Expression?.Evaluate(context);
        return value is Block block ? block.Evaluate(context) : value;
    }
}
