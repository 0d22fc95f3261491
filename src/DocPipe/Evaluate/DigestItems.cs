using System.Collections.Immutable;
using System.Text.Json;
using DocPipe.Contract;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>
/// Lists what a digest says, read from its JSON as any other program would: a part that the digest gains later is listed too, under the
/// name it has there.
/// </summary>
internal static class DigestItems
{
    // Their statements are compared as totals, or say nothing about faults.
    private static readonly ImmutableHashSet<string> Told = ["figures", "deadlines", "next", "highlights", "sources"];

    private static readonly ImmutableHashSet<string> Plain = ["path", "document", "documentType", "title", "period"];

    public static ImmutableArray<DigestItem> Of(Digest digest)
    {
        using var stream = new MemoryStream();
        DigestJson.Write(stream, digest);
        using var json = JsonDocument.Parse(stream.ToArray());
        return [.. json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array && !Told.Contains(p.Name)).SelectMany(Of)];
    }

    private static IEnumerable<DigestItem> Of(JsonProperty part) => part.Name switch
    {
        "units" => part.Value.EnumerateArray().SelectMany(Unit),
        "notSubmitted" => part.Value.EnumerateArray().Select(n => new DigestItem(part.Name, n.GetString(), null, [], "")),
        "problems" => part.Value.EnumerateArray().SelectMany(g => g.GetProperty("items").EnumerateArray()).SelectMany(i => Flags(part.Name, i)),
        "tasks" => part.Value.EnumerateArray().SelectMany(t => Flags(part.Name, t).Append(Item($"{part.Name}/{Word(t, "status")}", t))),
        _ => part.Value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
            .Select(i => Item(Word(i, "kind") is { } kind ? $"{part.Name}/{kind}" : part.Name, i)),
    };

    private static IEnumerable<DigestItem> Unit(JsonElement unit)
    {
        var name = Word(unit, "name");
        if (unit.GetProperty("late").GetBoolean()) yield return new DigestItem("late", name, null, [], "");
        foreach (var missing in unit.GetProperty("missing").EnumerateArray()) yield return Item("missing", missing) with { Unit = name };
        foreach (var document in unit.GetProperty("documents").EnumerateArray())
            foreach (var fact in document.EnumerateObject().Where(f => !Plain.Contains(f.Name) && f.Value.ValueKind is JsonValueKind.String or JsonValueKind.True))
                if (fact.Value.ValueKind == JsonValueKind.True || fact.Value.GetString() is { Length: > 0 })
                    yield return Item($"documents/{fact.Name}", document) with { Unit = name };
        foreach (var blank in List(unit, "blanks")) yield return new DigestItem("blanks", name, null, [At(blank)], Word(blank, "text") ?? "");
        foreach (var finding in List(unit, "findings")) yield return Item($"findings/{Word(finding, "kind")}", finding) with { Unit = name };
        // Two that are only counted: as many items without a place.
        foreach (var count in new[] { "unowned", "undated" })
            for (var i = unit.GetProperty(count).GetInt32(); i > 0; i--) yield return new DigestItem(count, name, null, [], "");
    }

    private static IEnumerable<DigestItem> Flags(string part, JsonElement item) =>
        item.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.True || (f.NameEquals("postponedTo") && f.Value.ValueKind == JsonValueKind.String))
            .Select(f => Item($"{part}/{f.Name}", item));

    private static DigestItem Item(string kind, JsonElement item) =>
        new(kind, Word(item, "unit"), Word(item, "role"), [.. Places(item)], Word(item, "message") ?? Word(item, "text") ?? Word(item, "reason") ?? "");

    private static IEnumerable<DigestItem.At> Places(JsonElement item)
    {
        if (Word(item, "path") is not null) yield return At(item);
        if (!item.TryGetProperty("evidence", out var evidence)) yield break;
        if (evidence.ValueKind == JsonValueKind.Array) foreach (var place in evidence.EnumerateArray()) yield return At(place);
        else if (evidence.ValueKind == JsonValueKind.Object) yield return At(evidence);
    }

    private static JsonElement.ArrayEnumerator List(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static DigestItem.At At(JsonElement place) => new(
        Word(place, "path") ?? "",
        place.TryGetProperty("span", out var span) && span.ValueKind == JsonValueKind.Object
            ? new Span(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32())
            : null);

    private static string? Word(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
