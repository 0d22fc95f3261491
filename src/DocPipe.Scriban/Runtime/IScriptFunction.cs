using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

internal enum VariadicKind
{
    None,

    /// <summary>Any arguments, as they come.</summary>
    Direct,

    /// <summary>The last parameter takes all the rest, as an array.</summary>
    LastParameter,
}

/// <summary>What an argument is turned into before a function sees it.</summary>
internal enum ParameterType
{
    Any,
    Text,
    Integer,
    OptionalInteger,
    Number,
    Boolean,
    List,
    Sequence,
    Date,
    OptionalDate,
    Members,
}

internal readonly record struct ParameterInfo(string Name, ParameterType Type, bool HasDefault, object? Default)
{
    public static readonly ParameterInfo Any = new(string.Empty, ParameterType.Any, false, null);
}

/// <summary>Something a template can call.</summary>
internal interface IScriptFunction
{
    int RequiredParameterCount { get; }

    int ParameterCount { get; }

    VariadicKind Variadic { get; }

    /// <summary>A parameter; past the last one, the last one.</summary>
    ParameterInfo GetParameter(int index);

    /// <param name="context">The run.</param>
    /// <param name="caller">The call as written, for errors.</param>
    /// <param name="arguments">The arguments, turned into what the parameters ask for.</param>
    /// <param name="block">The block of a <c>wrap</c> around the call, or null.</param>
    object? Invoke(TemplateContext context, Node caller, ScriptArray arguments, Block? block);
}
