using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

internal enum ParameterKind
{
    Required,
    Optional,
    Rest,
}

internal sealed record FunctionParameter(string Name, ParameterKind Kind, Literal? Default);

/// <summary>A function of a template: simple (no parameter list), with parameters, inline (<c>f(x) = …</c>) or anonymous.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="name">Its name, null for <c>do … end</c>.</param>
/// <param name="parameters">Its parameters, null for a simple function.</param>
/// <param name="body">A block, or one expression for an inline function.</param>
internal sealed class FunctionStatement(SourceSpan span, Variable? name, IReadOnlyList<FunctionParameter>? parameters, Statement body) : Statement(span), IScriptFunction
{
    public Variable? Name { get; } = name;

    public IReadOnlyList<FunctionParameter>? Parameters { get; } = parameters;

    public Statement Body { get; } = body;

    public int RequiredParameterCount { get; } = parameters?.Count(parameter => parameter.Kind == ParameterKind.Required) ?? 0;

    public int ParameterCount => Parameters?.Count ?? 0;

    public VariadicKind Variadic { get; } = parameters is null ? VariadicKind.Direct
        : parameters.Any(parameter => parameter.Kind == ParameterKind.Rest) ? VariadicKind.LastParameter
        : VariadicKind.None;

    public override object? Evaluate(TemplateContext context)
    {
        if (Name is null)
            return this;
        Name.SetValue(context, this);
        return null;
    }

    public ParameterInfo GetParameter(int index)
    {
        if (Parameters is not { Count: > 0 })
            return ParameterInfo.Any;
        var parameter = Parameters[Math.Min(index, Parameters.Count - 1)];
        return new ParameterInfo(parameter.Name, ParameterType.Any, parameter.Default is not null, parameter.Default?.Value);
    }

    public object? Invoke(TemplateContext context, Node caller, ScriptArray arguments, Block? block)
    {
        if (Parameters is null)
            context.Scopes.PushLocal();
        else
            context.Scopes.PushGlobal(new ScriptObject(Parameters.Count));
        try
        {
            if (Name is { IsLocal: true })
                context.Scopes.SetLocal(Name.Name, this);
            context.Scopes.SetLocal(Variable.Arguments, arguments);
            for (var i = 0; i < ParameterCount; i++)
                context.Scopes.CurrentGlobal.TrySet(Parameters![i].Name, arguments[i]);
            if (block is not null)
                context.Scopes.SetLocal(Variable.BlockDelegate, block);
            return Body.Evaluate(context);
        }
        finally
        {
            if (Parameters is null)
                context.Scopes.PopLocal();
            else
                context.Scopes.PopGlobal();
        }
    }
}

/// <summary><c>do … end</c> where an expression may stand.</summary>
internal sealed class AnonymousFunction(SourceSpan span, FunctionStatement function) : Expression(span, 1)
{
    public FunctionStatement Function { get; } = function;

    public override Construct Construct => Construct.AnonymousFunction;

    public override object? Evaluate(TemplateContext context) => Function;
}
