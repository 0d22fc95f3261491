using System.Text.Json;
using System.Text.Json.Serialization;
using DocPipe.Model;

namespace DocPipe.Storage.Coding;

/// <summary>A span as its two ends, [3,9]: there are hundreds in a document.</summary>
internal sealed class SpanJson : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read()) throw new JsonException();
        var start = reader.GetInt32();
        reader.Read();
        var end = reader.GetInt32();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? new Span(start, end) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}
