using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

/// <param name="span">Where it is written.</param>
/// <param name="condition">What is tested.</param>
/// <param name="then">Run when it holds.</param>
/// <param name="otherwise">An <see cref="ElseStatement"/>, or an <see cref="IfStatement"/> for <c>else if</c>.</param>
internal sealed class IfStatement(SourceSpan span, Expression? condition, Block? then, Statement? otherwise) : Statement(span)
{
    public Expression? Condition { get; } = condition;

    public Block? Then { get; } = then;

    public Statement? Otherwise { get; } = otherwise;

    public override object? Evaluate(TemplateContext context) =>
        Values.ToBool(Condition?.Evaluate(context)) ? Then?.Evaluate(context) : Otherwise?.Evaluate(context);
}

internal sealed class ElseStatement(SourceSpan span, Block? body) : Statement(span)
{
    public Block? Body { get; } = body;

    public override object? Evaluate(TemplateContext context) => Body?.Evaluate(context);
}

/// <summary><c>case</c>: its block holds marks and the first <c>when</c>, which leads to the next.</summary>
internal sealed class CaseStatement(SourceSpan span, Expression? value, Block? body) : Statement(span)
{
    public Expression? Value { get; } = value;

    public Block? Body { get; } = body;

    public override object? Evaluate(TemplateContext context)
    {
        context.Cases.Push(Value?.Evaluate(context));
        try
        {
            return Body?.Evaluate(context);
        }
        finally
        {
            context.Cases.Pop();
        }
    }
}

internal sealed class WhenStatement(SourceSpan span, IReadOnlyList<Expression> values, Block? body, Statement? next) : Statement(span)
{
    public IReadOnlyList<Expression> Values { get; } = values;

    public Block? Body { get; } = body;

    public Statement? Next { get; } = next;

    public override object? Evaluate(TemplateContext context)
    {
        var wanted = context.Cases.Peek();
        foreach (var value in Values)
        {
            if (BinaryOperation.Evaluate(context, Span, BinaryOperator.CompareEqual, Span, wanted, Span, value.Evaluate(context)) is true)
                return Body?.Evaluate(context);
        }

        return Next?.Evaluate(context);
    }
}
