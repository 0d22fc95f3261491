using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DocPipe.Model;

namespace DocPipe.Storage.Coding;

/// <summary>
/// Records of the model as JSON under their own names, so that what an earlier program kept can be read by a later one whose records have
/// grown: what is absent is empty, what is unknown is passed over.
/// </summary>
internal static class StoredJson
{
    private const string Suffix = nameof(Annotation);

    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Every kind of annotation there is, with the name it is kept under.</summary>
    public static IEnumerable<(Type Type, string Name)> Kinds => typeof(Annotation).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Annotation)) && !t.IsAbstract)
        .Select(t => (t, JsonNamingPolicy.SnakeCaseLower.ConvertName(t.Name.EndsWith(Suffix, StringComparison.Ordinal) ? t.Name[..^Suffix.Length] : t.Name)))
        .OrderBy(k => k.Item2, StringComparer.Ordinal);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">Not what <see cref="Write"/> made.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException();

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(NameKinds);
        resolver.Modifiers.Add(FillAbsentLists);
        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // What is worked out from the rest.
            IgnoreReadOnlyProperties = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new SpanJson(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = resolver,
        };
    }

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(Annotation)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var (kind, name) in Kinds) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, name));
    }

    private static void FillAbsentLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties)
        {
            if (property.Get is not { } get || property.Set is not { } set) continue;
            if (property.PropertyType is not { IsGenericType: true } kind || kind.GetGenericTypeDefinition() != typeof(ImmutableArray<>)) continue;
            var absent = Activator.CreateInstance(kind)!;
            var empty = kind.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null);
            var before = type.OnDeserialized;
            type.OnDeserialized = o =>
            {
                before?.Invoke(o);
                if (absent.Equals(get(o))) set(o, empty);
            };
        }
    }
}
