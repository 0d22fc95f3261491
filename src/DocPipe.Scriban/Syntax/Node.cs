using DocPipe.Scriban.Parsing;

namespace DocPipe.Scriban.Syntax;

/// <summary>A node of the syntax tree. Trees are never changed once parsed, so that many threads may run one.</summary>
internal abstract class Node(SourceSpan span)
{
    public SourceSpan Span { get; } = span;
}

internal abstract class Statement(SourceSpan span) : Node(span)
{
    /// <summary>False for a statement whose value is not written where it stands: an assignment.</summary>
    public virtual bool CanOutput => true;

    public abstract object? Evaluate(TemplateContext context);
}

internal abstract class Expression(SourceSpan span, int depth) : Node(span)
{
    /// <summary>Levels of nodes below and with this one; the parser keeps it low enough for the stack.</summary>
    public int Depth { get; } = depth;

    public abstract Construct Construct { get; }

    public abstract object? Evaluate(TemplateContext context);

    /// <summary>Evaluates, but leaves a function that would be called as the function itself.</summary>
    public virtual object? EvaluateAlias(TemplateContext context) => Evaluate(context);

    public override string ToString() => SyntaxPrinter.Print(this);

    protected static int Above(Expression? below) => 1 + (below?.Depth ?? 0);

    protected static int Above(Expression? left, Expression? right) => 1 + Math.Max(left?.Depth ?? 0, right?.Depth ?? 0);

    protected static int Above(IReadOnlyList<Expression> below)
    {
        var deepest = 0;
        foreach (var expression in below)
            deepest = Math.Max(deepest, expression.Depth);
        return 1 + deepest;
    }
}

/// <summary>An expression that names a place: a value is read from it and may be set. A function found there is called.</summary>
internal abstract class VariablePath(SourceSpan span, int depth) : Expression(span, depth)
{
    public abstract object? GetValue(TemplateContext context);

    public abstract void SetValue(TemplateContext context, object? value);

    public override object? Evaluate(TemplateContext context) => Runtime.FunctionCaller.CallIfFunction(context, this, GetValue(context), usePipe: true);

    public override object? EvaluateAlias(TemplateContext context) => GetValue(context);
}
