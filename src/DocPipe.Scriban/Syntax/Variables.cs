using DocPipe.Scriban.Parsing;

namespace DocPipe.Scriban.Syntax;

/// <summary>A variable by its name; a local one has its <c>$</c> in the name.</summary>
internal sealed class Variable(SourceSpan span, string name, bool isLocal) : VariablePath(span, 1)
{
    /// <summary>The arguments of the function or template being run.</summary>
    public const string Arguments = "$";

    /// <summary>The block given to a function by <c>wrap</c>.</summary>
    public const string BlockDelegate = "$$";

    public string Name { get; } = name;

    public bool IsLocal { get; } = isLocal;

    public override Construct Construct => Construct.Variable;

    public override object? GetValue(TemplateContext context)
    {
        if (context.Scopes.TryGet(this, context, out var value))
            return value;
        if (context.StrictVariables)
            throw new ScriptRuntimeException(Span, $"The variable or function `{Name}` was not found");
        return null;
    }

    public override void SetValue(TemplateContext context, object? value) => context.Scopes.Set(this, context, value);
}

internal sealed class ThisExpression(SourceSpan span) : VariablePath(span, 1)
{
    public override Construct Construct => Construct.This;

    public override object? GetValue(TemplateContext context) => context.Scopes.CurrentGlobal;

    public override void SetValue(TemplateContext context, object? value) =>
        throw new ScriptRuntimeException(Span, "Cannot set this variable");
}

/// <summary>An expression in parentheses. Pipes inside it start anew.</summary>
internal sealed class NestedExpression(SourceSpan span, Expression? inner) : VariablePath(span, Above(inner))
{
    public Expression? Inner { get; } = inner;

    public override Construct Construct => Construct.Nested;

    public override object? GetValue(TemplateContext context) => Inner?.Evaluate(context);

    public override void SetValue(TemplateContext context, object? value)
    {
        if (Inner is not VariablePath path)
            throw new ScriptRuntimeException(Inner?.Span ?? Span, "Unsupported target expression for assignment.");
        path.SetValue(context, value);
    }

    public override object? Evaluate(TemplateContext context)
    {
        context.Pipes.Enter();
        try
        {
            return base.Evaluate(context);
        }
        finally
        {
            context.Pipes.Leave();
        }
    }

    public override object? EvaluateAlias(TemplateContext context)
    {
        context.Pipes.Enter();
        try
        {
            return GetValue(context);
        }
        finally
        {
            context.Pipes.Leave();
        }
    }
}

/// <param name="span">From the target's start to the member's end.</param>
/// <param name="target">What the member is read from.</param>
/// <param name="member">The member, with its own place.</param>
/// <param name="isOptional">Written <c>?.</c>, or behind such a one: a null target gives null.</param>
internal sealed class MemberExpression(SourceSpan span, Expression target, Variable member, bool isOptional) : VariablePath(span, Above(target))
{
    public Expression Target { get; } = target;

    public Variable Member { get; } = member;

    public bool IsOptional { get; } = isOptional;

    public override Construct Construct => Construct.Member;

    public override object? GetValue(TemplateContext context)
    {
        var target = Runtime.FunctionCaller.EvaluateTarget(context, Target);
        if (target is null)
        {
            if (context.EnableRelaxedTargetAccess || IsOptional)
                return null;
            throw new ScriptRuntimeException(Member.Span, context.EnableRelaxedMemberAccess
                ? $"Cannot get the member {this} for a null object."
                : $"Object `{Target}` is null. Cannot access member: {this}");
        }

        if (!Runtime.Members.TryGet(context, target, Member.Name, out var value) && !context.EnableRelaxedMemberAccess)
            throw new ScriptRuntimeException(Member.Span, $"Cannot get member with name {Member.Name}.");
        return value;
    }

    public override void SetValue(TemplateContext context, object? value)
    {
        var target = Runtime.FunctionCaller.EvaluateTarget(context, Target)
            ?? throw new ScriptRuntimeException(Member.Span, $"Object `{Target}` is null. Cannot access member: {this}");
        if (!Runtime.Members.TrySet(context, Member.Span, target, Member.Name, value))
            throw new ScriptRuntimeException(Member.Span, $"Cannot set a value for the readonly member: {this}");
    }
}

/// <summary><c>x.empty?</c> and its other spelling <c>x.blank?</c>.</summary>
internal sealed class IsEmptyExpression(SourceSpan span, Expression target, string member, bool isOptional) : VariablePath(span, Above(target))
{
    public Expression Target { get; } = target;

    public string Member { get; } = member;

    public bool IsOptional { get; } = isOptional;

    public override Construct Construct => Construct.Empty;

    public override object? GetValue(TemplateContext context)
    {
        var target = Runtime.FunctionCaller.EvaluateTarget(context, Target);
        if (target is null && !context.EnableRelaxedMemberAccess)
            throw new ScriptRuntimeException(Span, $"Object `{Target}` is null. Cannot access property `empty?`");
        return Runtime.Values.IsEmpty(target);
    }

    public override void SetValue(TemplateContext context, object? value) =>
        throw new ScriptRuntimeException(Span, "The `.empty?` property cannot be set");
}
