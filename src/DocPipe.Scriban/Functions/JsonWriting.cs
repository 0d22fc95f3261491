using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Functions;

/// <summary>Values as JSON, for <c>object.to_json</c>.</summary>
internal static class JsonWriting
{
    public static string ToJson(TemplateContext context, SourceSpan span, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(context, span, writer, value, level: 1);
        context.CheckLength(span, buffer.WrittenCount);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(TemplateContext context, SourceSpan span, Utf8JsonWriter writer, object? value, int level)
    {
        context.Step(span);
        if (context.ObjectRecursionLimit > 0 && level > context.ObjectRecursionLimit)
            throw new ScriptRuntimeException(span, "Structure is too deeply nested or contains reference loops.");
        switch (value)
        {
            case null or EmptyScriptObject:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case int or long or BigInteger or decimal:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(context, span, writer, item, level + 1);
                writer.WriteEndArray();
                break;
            case ScriptObject members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(context, span, writer, member, level + 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(ValueText.Of(context, value));
                break;
        }
    }
}
