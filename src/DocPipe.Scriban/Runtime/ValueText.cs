using System.Globalization;
using System.Text;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Values as text: what a template writes. Inside arrays and objects strings stand in quotes and null has a name.</summary>
internal static class ValueText
{
    /// <summary>The text of a value; null for null and <c>empty</c>.</summary>
    public static string? Of(TemplateContext context, object? value) => value switch
    {
        string text => Limited(context, text),
        null or EmptyScriptObject => null,
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        ScriptObject or IReadOnlyList<object?> => OfStructure(context, value),
        _ => OfScalar(context, value),
    };

    /// <summary>A string with its special characters escaped, without quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            AppendEscaped(escaped, c);
        return escaped.Length == text.Length ? text : escaped.ToString();
    }

    private static string Limited(TemplateContext context, string text) =>
        context.LimitToString > 0 && text.Length > context.LimitToString ? string.Concat(text.AsSpan(0, context.LimitToString), "...") : text;

    private static string OfStructure(TemplateContext context, object value)
    {
        var text = new StringBuilder();
        Append(context, text, value, level: 1);
        return context.LimitToString > 0 && text.Length > context.LimitToString ? Limited(context, text.ToString()) : text.ToString();
    }

    private static void Append(TemplateContext context, StringBuilder text, object? value, int level)
    {
        if (context.ObjectRecursionLimit > 0 && level > context.ObjectRecursionLimit)
            throw new ScriptValueException("Structure is too deeply nested or contains reference loops.");
        if (context.LimitToString > 0 && text.Length > context.LimitToString)
            return;
        context.Step(default);
        switch (value)
        {
            case null or EmptyScriptObject:
                text.Append("null");
                break;
            case string plain:
                AppendQuoted(text, plain);
                break;
            case IReadOnlyList<object?> list:
                AppendList(context, text, list, level);
                break;
            case ScriptObject members:
                AppendMembers(context, text, members, level);
                break;
            default:
                text.Append(OfScalar(context, value));
                break;
        }
    }

    private static void AppendList(TemplateContext context, StringBuilder text, IReadOnlyList<object?> list, int level)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            Append(context, text, list[i], level + 1);
        }

        text.Append(']');
    }

    private static void AppendMembers(TemplateContext context, StringBuilder text, ScriptObject members, int level)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (name, value) in members)
        {
            if (!isFirst)
                text.Append(", ");
            isFirst = false;
            if (IsSimpleName(name))
                text.Append(name);
            else
                AppendQuoted(text, name);
            text.Append(": ");
            Append(context, text, value, level + 1);
        }

        text.Append('}');
    }

    private static string? OfScalar(TemplateContext context, object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime date => context.DateText(date),
        FunctionStatement function => SyntaxPrinter.Print(function),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IScriptFunction => "<function>",
        _ => string.Empty,
    };

    private static bool IsSimpleName(string name)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
            return false;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    private static void AppendQuoted(StringBuilder text, string plain)
    {
        text.Append('"');
        foreach (var c in plain)
            AppendEscaped(text, c);
        text.Append('"');
    }

    private static void AppendEscaped(StringBuilder text, char c)
    {
        if (c >= ' ' && c is not ('"' or '\\'))
        {
            text.Append(c);
            return;
        }

        text.Append('\\');
        switch (c)
        {
            case '"' or '\\':
                text.Append(c);
                break;
            case '\a':
                text.Append('a');
                break;
            case '\b':
                text.Append('b');
                break;
            case '\t':
                text.Append('t');
                break;
            case '\r':
                text.Append('r');
                break;
            case '\v':
                text.Append('v');
                break;
            case '\f':
                text.Append('f');
                break;
            case '\n':
                text.Append('n');
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"x{(int)c:x2}");
                break;
        }
    }
}
