using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DocPipe.Model;

namespace DocPipe.Contract;

/// <summary>
/// The digest contract (docpipe.digest/1) as JSON: camelCase names, enumerations in snake_case, spans as start and end, two blanks of
/// indent, LF. The same digest always gives the same bytes.
/// </summary>
public static class DigestJson
{
    /// <summary>The contract's names and values, shared by whatever shows a digest to others under these names.</summary>
    internal static JsonSerializerOptions Options { get; } = MakeOptions();

    public static void Write(Stream stream, Digest digest)
    {
        JsonSerializer.Serialize(stream, digest, Options);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>
    /// Reads what <see cref="Write"/> or another program following the contract wrote. Fields that a later reader added and an earlier
    /// writer leaves out come out empty; unknown fields are ignored.
    /// </summary>
    /// <exception cref="DataFileException">Not JSON (DP5001), another schema (DP5002), or a field of the wrong kind (DP5003).</exception>
    public static Digest Read(Stream stream)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(stream);
        }
        catch (JsonException e)
        {
            throw new DataFileException("DP5001", $"汇总文件不是有效的 JSON（第 {e.LineNumber + 1} 行，第 {e.BytePositionInLine + 1} 字节处）", e);
        }

        using (json)
        {
            var schema = json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("schema", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            if (schema != Digest.CurrentSchema)
                throw new DataFileException("DP5002", schema is null
                    ? $"汇总文件没有写明版本（schema），本程序读取的是 {Digest.CurrentSchema}"
                    : $"汇总文件的版本是“{schema}”，本程序读取的是 {Digest.CurrentSchema}，请用同一版本的程序重新生成");
            try
            {
                return json.RootElement.Deserialize<Digest>(Options)!;
            }
            catch (JsonException e)
            {
                throw new DataFileException("DP5003", $"汇总文件的字段不合要求：{e.Path ?? "$"}", e);
            }
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(FillAbsent);
        resolver.Modifiers.Add(LeaveOutComputed);
        return new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new PlainDecimal(), new PlainShare() },
            TypeInfoResolver = resolver,
        };
    }

    /// <summary>Lists and words that the JSON leaves out are empty afterwards, never null, so that no reader has to ask twice.</summary>
    private static void FillAbsent(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var fills = new List<Action<object>>();
        foreach (var property in type.Properties)
        {
            if (property.Get is not { } get || property.Set is not { } set) continue;
            if (property.PropertyType == typeof(string) && !property.IsSetNullable)
                fills.Add(o => { if (get(o) is null) set(o, ""); });
            else if (property.PropertyType is { IsGenericType: true } kind && kind.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            {
                var absent = Activator.CreateInstance(kind)!;
                var empty = kind.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null);
                fills.Add(o => { if (absent.Equals(get(o))) set(o, empty); });
            }
        }

        if (fills.Count > 0) type.OnDeserialized = o => fills.ForEach(fill => fill(o));
        if (type.Type != typeof(Digest)) return;
        // A digest of the bare contract has no day of judging; the day it was made is what it was judged on.
        foreach (var property in type.Properties)
            if (property.Name == "asOf") property.IsRequired = false;
        var filled = type.OnDeserialized;
        var day = type.Properties.Single(p => p.Name == "asOf");
        type.OnDeserialized = o =>
        {
            filled?.Invoke(o);
            if (((Digest)o).AsOf == default) day.Set!(o, DateOnly.FromDateTime(((Digest)o).Generated.DateTime));
        };
    }

    /// <summary>A span is its two ends; what can be computed from them isn't written.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Type != typeof(Span)) return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].Name is not ("start" or "end")) type.Properties.RemoveAt(i);
    }

    /// <summary>1200, never 1200.00: how often a number was multiplied on its way must not show.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }

    /// <summary>Shares and scores to six places; the share of nothing (NaN), which JSON can't say, is 0.</summary>
    private sealed class PlainShare : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(double.IsFinite(value) ? Math.Round(value, 6) : 0);
    }
}
