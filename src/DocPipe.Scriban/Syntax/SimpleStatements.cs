using System.Text;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

internal sealed class CaptureStatement(SourceSpan span, Expression? target, Block? body) : Statement(span)
{
    public Expression? Target { get; } = target;

    public Block? Body { get; } = body;

    public override object? Evaluate(TemplateContext context)
    {
        var captured = context.Capture(() => Body?.Evaluate(context));
        if (Target is not VariablePath path)
            throw new ScriptRuntimeException(Target?.Span ?? Span, "Unsupported target expression for assignment.");
        path.SetValue(context, captured);
        return null;
    }
}

internal sealed class WithStatement(SourceSpan span, Expression? target, Block? body) : Statement(span)
{
    public Expression? Target { get; } = target;

    public Block? Body { get; } = body;

    public override object? Evaluate(TemplateContext context)
    {
        var target = Target is null ? null : FunctionCaller.EvaluateTarget(context, Target);
        if (target is not IScriptObject scope)
        {
            throw new ScriptRuntimeException(
                Target?.Span ?? Span,
                $"Invalid target property `{Target}` used for [with] statement. Must be a ScriptObject instead of `{Values.ShortClrName(target)}`");
        }

        context.Scopes.PushGlobal(scope);
        try
        {
            return Body?.Evaluate(context);
        }
        finally
        {
            context.Scopes.PopGlobal();
        }
    }
}

/// <summary>Calls a function and hands it a block, which it runs with <c>$$</c>.</summary>
internal sealed class WrapStatement(SourceSpan span, Expression? target, Block? body) : Statement(span)
{
    public Expression? Target { get; } = target;

    public Block? Body { get; } = body;

    public override object? Evaluate(TemplateContext context)
    {
        if (Target is FunctionCall call)
        {
            context.BlockDelegates.Push(Body);
            return call.Evaluate(context);
        }

        var function = Target?.EvaluateAlias(context);
        if (function is not IScriptFunction)
            throw new ScriptRuntimeException(Target?.Span ?? Span, $"Expecting a direct function instead of the expression `{Target}/{Target?.Construct.Name}`");
        context.BlockDelegates.Push(Body);
        return FunctionCaller.Call(context, Target!, function, usePipe: false, []);
    }
}

internal sealed class ImportStatement(SourceSpan span, Expression? source) : Statement(span)
{
    public Expression? Source { get; } = source;

    /// <summary>Takes over the members of an object; members that are read-only stay as they are.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        var value = Source?.Evaluate(context);
        if (value is not ScriptObject imported)
            throw new ScriptRuntimeException(Source?.Span ?? Span, $"Unexpected value `{Values.TypeName(value)}` for import. Expecting an plain script object.");
        foreach (var (name, member) in imported)
            context.Scopes.CurrentGlobal.TrySet(name, member);
        return null;
    }
}

internal sealed class ReadOnlyStatement(SourceSpan span, Variable? variable) : Statement(span)
{
    public Variable? Variable { get; } = variable;

    public override object? Evaluate(TemplateContext context)
    {
        if (Variable is not null)
            context.Scopes.SetReadOnly(Variable, context);
        return null;
    }
}

internal sealed class ReturnStatement(SourceSpan span, Expression? value) : Statement(span)
{
    public Expression? Value { get; } = value;

    public override object? Evaluate(TemplateContext context)
    {
        var value = Value?.Evaluate(context);
        context.Flow = Flow.Return;
        return value;
    }
}

/// <summary><c>break</c> and <c>continue</c>. Whether a loop is around is known only when run: <c>wrap</c> may be in between.</summary>
internal sealed class JumpStatement(SourceSpan span, bool isBreak) : Statement(span)
{
    public bool IsBreak { get; } = isBreak;

    public override object? Evaluate(TemplateContext context)
    {
        if (!context.IsInLoop)
            throw new ScriptRuntimeException(Span, $"The <{(IsBreak ? "break" : "continue")}> statement can only be used inside for/while loops");
        context.Flow = IsBreak ? Flow.Break : Flow.Continue;
        return null;
    }
}
