using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

/// <param name="span">From the target's start to the last argument's end.</param>
/// <param name="target">The function.</param>
/// <param name="arguments">Its arguments, named ones among them.</param>
/// <param name="isExplicit">Written with parentheses: <c>f(1, 2)</c>.</param>
internal sealed class FunctionCall(SourceSpan span, Expression target, IReadOnlyList<Expression> arguments, bool isExplicit)
    : Expression(span, 1 + Math.Max(target.Depth, Above(arguments)))
{
    public Expression Target { get; } = target;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public bool IsExplicit { get; } = isExplicit;

    public override Construct Construct => Construct.Call;

    public override object? Evaluate(TemplateContext context)
    {
        var function = Target.EvaluateAlias(context);
        if (function is not null)
            return FunctionCaller.Call(context, this, function, usePipe: true, Arguments);
        if (context.EnableRelaxedFunctionAccess)
            return null;
        throw new ScriptRuntimeException(Target.Span, $"The function `{Target}` was not found");
    }
}

internal sealed class NamedArgument(SourceSpan span, Variable name, Expression? value) : Expression(span, Above(value))
{
    public Variable Name { get; } = name;

    /// <summary>Null for a bare name, which stands for true: <c>reversed</c>.</summary>
    public Expression? Value { get; } = value;

    public override Construct Construct => Construct.NamedArgument;

    public override object? Evaluate(TemplateContext context) => Value is null ? Boxes.True : Value.Evaluate(context);
}

internal sealed class PipeCall(SourceSpan span, Expression from, Expression? to, string sign) : Expression(span, Above(from, to))
{
    public Expression From { get; } = from;

    public Expression? To { get; } = to;

    /// <summary><c>|</c> or <c>|&gt;</c>.</summary>
    public string Sign { get; } = sign;

    public override Construct Construct => Construct.Pipe;

    /// <summary>The left side waits, unevaluated, until the function on the right takes its first argument.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        if (To is null)
            return null;
        var pipes = context.Pipes;
        var isOutermost = !pipes.IsOpen;
        if (isOutermost)
            pipes.Enter();
        try
        {
            pipes.Push(From);
            var result = To.Evaluate(context);
            if (result is IScriptFunction && pipes.IsWaiting(From))
                result = FunctionCaller.Call(context, To, result, usePipe: true, []);
            if (pipes.IsWaiting(From))
                throw new ScriptRuntimeException(To.Span, $"Pipe expression destination `{To}` is not a valid function ");
            return result;
        }
        finally
        {
            if (isOutermost)
                pipes.Leave();
        }
    }
}
