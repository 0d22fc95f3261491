using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace DocPipe.Tests.Storage;

/// <summary>Everything that can be read of a value, so that two of them can be compared field by field and the difference seen.</summary>
internal static class Printed
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Print(text, value, 0);
        return text.ToString();
    }

    private static void Print(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string s: text.Append('"').Append(s).Append('"'); break;
            case IFormattable f when value.GetType().IsPrimitive || value is decimal or Enum or DateTimeOffset or DateOnly: text.Append(f.ToString(null, CultureInfo.InvariantCulture)); break;
            case bool b: text.Append(b); break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    text.Append('\n').Append(' ', depth * 2).Append("- ");
                    Print(text, item, depth + 1);
                }

                break;
            default:
                text.Append(value.GetType().Name);
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
                {
                    text.Append(' ').Append(property.Name).Append('=');
                    Print(text, property.GetValue(value), depth + 1);
                }

                break;
        }
    }
}
