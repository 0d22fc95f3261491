using System.Globalization;
using System.Numerics;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>What kind a value is, and values turned into other kinds.</summary>
internal static class Values
{
    /// <summary>Only null, false and <c>empty</c> are false; 0 and "" are true.</summary>
    public static bool ToBool(object? value) => value switch
    {
        null or EmptyScriptObject => false,
        bool flag => flag,
        _ => true,
    };

    /// <summary>Whether a value has nothing in it; null for null, which is neither empty nor not.</summary>
    public static object? IsEmpty(object? value) => value switch
    {
        null => null,
        string text => Boxes.Of(text.Length == 0),
        ScriptObject members => Boxes.Of(members.Count == 0),
        IReadOnlyList<object?> list => Boxes.Of(list.Count == 0),
        EmptyScriptObject => Boxes.True,
        _ => Boxes.False,
    };

    public static bool IsNumber(object? value) => value is int or long or double or float or decimal or BigInteger;

    public static bool IsPrimitive(object? value) => value is bool || IsNumber(value);

    public static int ToInt(TemplateContext context, SourceSpan span, object? value)
    {
        try
        {
            return value switch
            {
                null => 0,
                int number => number,
                BigInteger number => (int)number,
                string or bool or long or double or float or decimal => Convert.ToInt32(value, CultureInfo.InvariantCulture),
                _ => throw new InvalidCastException(),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new ScriptRuntimeException(span, $"Unable to convert type `{TypeName(value)}` to int", e);
        }
    }

    public static double ToDouble(SourceSpan span, object? value) => value switch
    {
        null => 0.0,
        double number => number,
        int number => number,
        long number => number,
        float number => number,
        decimal number => (double)number,
        BigInteger number => (double)number,
        bool flag => flag ? 1 : 0,
        _ => throw Unconvertible(span, value, "double"),
    };

    /// <summary>The value as the kind a function's parameter asks for.</summary>
    public static object? ConvertTo(TemplateContext context, SourceSpan span, object? value, ParameterType type)
    {
        switch (type)
        {
            case ParameterType.Text:
                return value as string ?? ValueText.Of(context, value);
            case ParameterType.Integer:
                return value as int? is { } ? value : Boxes.Of(ToInt(context, span, value));
            case ParameterType.OptionalInteger:
                return value is null or int ? value : Boxes.Of(ToInt(context, span, value));
            case ParameterType.Number:
                return value as double? is { } ? value : ToDouble(span, value);
            case ParameterType.Boolean:
                return Boxes.Of(ToBool(value));
            case ParameterType.List or ParameterType.Sequence:
                if (value is null)
                    return null;
                return Sequences.AsList(value) ?? throw (type == ParameterType.Sequence
                    ? Unconvertible(span, value, "IEnumerable")
                    : new ScriptRuntimeException(span, "Unexpected list value. Expecting an array, list or iterator. Unable to convert to a list."));
            case ParameterType.Date:
                return value is DateTime ? value : throw Unconvertible(span, value, "DateTime");
            case ParameterType.OptionalDate:
                return value is null or DateTime ? value : throw Unconvertible(span, value, "DateTime");
            case ParameterType.Members:
                return value is null or ScriptObject ? value : throw Unconvertible(span, value, "IDictionary<string, object>");
            default:
                return value;
        }
    }

    /// <summary>The kind as <c>object.kind</c> and error messages name it.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "null",
        bool => "bool",
        int => "int",
        long => "long",
        string => "string",
        float => "float",
        double => "double",
        decimal => "decimal",
        BigInteger => "bigint",
        ScriptRange => "range",
        IReadOnlyList<object?> => "array",
        DateTime => "DateTime",
        TimeSpan => "TimeSpan",
        ScriptObject or EmptyScriptObject => "object",
        IScriptFunction => "function",
        _ => "object",
    };

    /// <summary>The name the value's type has in .NET, which some of Scriban's messages show.</summary>
    public static string ShortClrName(object? value) => value switch
    {
        null => "null",
        bool => "Boolean",
        int => "Int32",
        long => "Int64",
        string => "String",
        float => "Single",
        double => "Double",
        decimal => "Decimal",
        ScriptRange => "ScriptRange",
        IReadOnlyList<object?> => "ScriptArray",
        IScriptFunction and not ScriptObject => "ScriptFunction",
        _ => value.GetType().Name,
    };

    public static string ClrName(object? value) => value switch
    {
        BigInteger => "System.Numerics.BigInteger",
        ScriptObject or IReadOnlyList<object?> => "Scriban.Runtime." + ShortClrName(value),
        IScriptFunction => "Scriban.Syntax.ScriptFunction",
        _ => "System." + ShortClrName(value),
    };

    private static ScriptRuntimeException Unconvertible(SourceSpan span, object? value, string type) =>
        new(span, $"Unable to convert type `{TypeName(value)}` to `{type}`");
}
