using System.Text.Json;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>object</c>.</summary>
internal static class ObjectFunctions
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("default(value: object, default: object)", call => call[0] is null or "" ? call[1] : call[0]),
        new("eval(value: object)", call => Eval(call, isScript: true)),
        new("eval_template(value: object)", call => Eval(call, isScript: false)),
        new("format(value: object, format: string, culture: string = null)", Format),
        new("has_key(value: members, key: string)", call => Boxes.Of(call[0] is ScriptObject value && call.Text(1) is { } key && value.ContainsKey(key))),
        new("has_value(value: members, key: string)", call => Boxes.Of(call[0] is ScriptObject value && call.Text(1) is { } key && value[key] is not null)),
        new("keys(value: object)", call => new ScriptArray(Members.Names(call[0]))),
        new("values(value: object)", call => new ScriptArray(MemberValues(call))),
        new("size(value: object)", call => Boxes.Of(Sequences.AsList(call[0])?.Count ?? 0)),
        new("typeof(value: object)", call => TypeOf(call[0])),
        new("kind(value: object)", call => call[0] is null ? null : Values.TypeName(call[0])),
        new("from_json(json: string)", FromJson),
        new("to_json(value: object)", call => JsonWriting.ToJson(call.Context, call.Span, call[0])),
    ];

    private static object? Eval(NativeCall call, bool isScript)
    {
        if (call[0] is IScriptFunction function)
            return FunctionCaller.Call(call.Context, call.Caller, function);
        if (call[0] is not string text)
            return call[0];
        var template = Template.Parse(text, null, isScript);
        if (template.HasErrors)
            throw new ScriptArgumentException(0, string.Join('\n', template.Messages.Select(message => message.ToString())) + " (Parameter 'value')");
        object? result = null;
        if (isScript)
            return template.Page!.Evaluate(call.Context);
        var written = call.Context.Capture(() => result = template.Page!.Evaluate(call.Context));
        return written + ValueText.Of(call.Context, result);
    }

    private static string Format(NativeCall call)
    {
        if (call[0] is null)
            return string.Empty;
        if (call[0] is not IFormattable formattable)
            throw new ScriptRuntimeException(call.Span, $"Unexpected `{ValueText.Of(call.Context, call[0])}`. Must be a formattable object");
        return Formats.Format(call, formattable, call.Text(1), call.Text(2));
    }

    private static IEnumerable<object?> MemberValues(NativeCall call)
    {
        if (call[0] is ScriptObject value)
            return value.Values;
        return Members.Names(call[0]).Select(name => Members.TryGet(call.Context, call[0]!, name, out var member) ? member : null);
    }

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        string => "string",
        bool => "boolean",
        ScriptRange => "iterator",
        IReadOnlyList<object?> => "array",
        _ => Values.IsNumber(value) ? "number" : "object",
    };

    private static object? FromJson(NativeCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            return JsonValues.From(json.RootElement);
        }
        catch (JsonException e)
        {
            throw new ScriptArgumentException(0, e.Message);
        }
    }
}
