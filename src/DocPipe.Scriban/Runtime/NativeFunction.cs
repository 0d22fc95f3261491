using System.Globalization;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>
/// A function written in C#. Its signature is text, <c>name(text: string, length: int = 1, rest...)</c>; the types are
/// object, string, int, int?, double, bool, list, sequence, members, date and date?. Parameters with a default may be left out.
/// </summary>
public sealed class NativeFunction : IScriptFunction
{
    private readonly ParameterInfo[] _parameters;
    private readonly NativeBody _body;
    private readonly int _required;
    private readonly VariadicKind _variadic;

    /// <exception cref="FormatException">The signature can't be read.</exception>
    public NativeFunction(string signature, NativeBody body)
    {
        ArgumentNullException.ThrowIfNull(signature);
        _body = body;
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !signature.EndsWith(')'))
            throw new FormatException($"Not a signature: {signature}");
        Name = signature[..open];
        var written = signature[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _variadic = written.Length > 0 && written[^1].EndsWith("...", StringComparison.Ordinal) ? VariadicKind.LastParameter : VariadicKind.None;
        _parameters = [.. written.Select(Read)];
        _required = _parameters.Count(parameter => !parameter.HasDefault) - (_variadic == VariadicKind.None ? 0 : 1);
    }

    public string Name { get; }

    int IScriptFunction.RequiredParameterCount => _required;

    int IScriptFunction.ParameterCount => _parameters.Length;

    VariadicKind IScriptFunction.Variadic => _variadic;

    ParameterInfo IScriptFunction.GetParameter(int index) =>
        _parameters.Length == 0 ? ParameterInfo.Any : _parameters[Math.Min(index, _parameters.Length - 1)];

    object? IScriptFunction.Invoke(TemplateContext context, Node caller, ScriptArray arguments, Block? block) =>
        _body(new NativeCall(context, caller, arguments));

    private static ParameterInfo Read(string written)
    {
        if (written.EndsWith("...", StringComparison.Ordinal))
            return new ParameterInfo(written[..^3], ParameterType.Any, false, null);
        var equal = written.Split('=', 2, StringSplitOptions.TrimEntries);
        var colon = equal[0].Split(':', 2, StringSplitOptions.TrimEntries);
        var type = colon.Length < 2 ? ParameterType.Any : colon[1] switch
        {
            "object" => ParameterType.Any,
            "string" => ParameterType.Text,
            "int" => ParameterType.Integer,
            "int?" => ParameterType.OptionalInteger,
            "double" => ParameterType.Number,
            "bool" => ParameterType.Boolean,
            "list" => ParameterType.List,
            "sequence" => ParameterType.Sequence,
            "members" => ParameterType.Members,
            "date" => ParameterType.Date,
            "date?" => ParameterType.OptionalDate,
            _ => throw new FormatException($"Not a type: {colon[1]}"),
        };
        return new ParameterInfo(colon[0], type, equal.Length > 1, equal.Length > 1 ? Default(equal[1]) : null);
    }

    private static object? Default(string written) => written switch
    {
        "null" => null,
        "true" => Boxes.True,
        "false" => Boxes.False,
        ['"', .. var text, '"'] => text,
        _ => int.Parse(written, CultureInfo.InvariantCulture),
    };
}

/// <summary>The body of a <see cref="NativeFunction"/>: gives a plain value.</summary>
public delegate object? NativeBody(NativeCall call);
