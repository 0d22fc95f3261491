using System.Collections.Immutable;
using System.Text.Json;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>Reads hand-made answers (NAME.json beside the text that they quote) and finds each quote in the text.</summary>
internal static class GoldFile
{
    private static readonly string[] Kinds = ["headings", "tasks", "phases", "dates", "figures", "problems", "placeholders", "references", "noise"];

    /// <exception cref="DataFileException">The file is no answer (DP9301) or quotes what the text does not say (DP9302).</exception>
    public static Answers Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
            var root = json.RootElement;
            var file = root.GetProperty("file").GetString()!;
            var text = System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, file));
            return Read(root, file, text);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            throw new DataFileException("DP9301", $"答案文件 {Path.GetFileName(path)} 读不懂：{e.Message}", e);
        }
    }

    private static Answers Read(JsonElement root, string file, string text)
    {
        var id = root.GetProperty("id").GetString()!;
        var begin = Locate(text, root.GetProperty("begin").GetString()!, 0, text.Length, id, "begin");
        var span = new Span(begin.Start, Locate(text, root.GetProperty("end").GetString()!, begin.Start, text.Length, id, "end").End);
        return new Answers(id, file, span, root.GetProperty("doc_type").GetString()!)
        {
            Missing = Strings(root, "missing"),
            Units = [.. Array(root, "units").Select(u => (u.GetProperty("name").GetString()!, Flag(u, "optional")))],
            Items = Kinds.ToImmutableDictionary(k => k, k => Items(root, k, text, span, id)),
        };
    }

    /// <summary>Items follow one another in the text, or nest.</summary>
    private static ImmutableArray<ScoredItem> Items(JsonElement root, string kind, string text, Span document, string id)
    {
        var result = ImmutableArray.CreateBuilder<ScoredItem>();
        int at = document.Start, after = document.Start;
        foreach (var item in Array(root, kind))
        {
            var quote = item.GetProperty("quote").GetString()!;
            var start = Find(text, quote, after, document.End);
            var span = start >= 0 ? new Span(start, start + quote.Length) : Locate(text, quote, at, document.End, id, kind);
            result.Add(Item(item, span, quote));
            (at, after) = (span.Start + 1, span.End);
        }

        return result.ToImmutable();
    }

    private static ScoredItem Item(JsonElement item, Span span, string quote) => new(span, quote)
    {
        Optional = Flag(item, "optional"),
        Role = Text(item, "role"),
        Kind = Text(item, "kind"),
        Value = item.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        Number = value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null,
        Start = Text(item, "start"),
        End = Text(item, "end"),
        Unit = Text(item, "unit"),
        Masked = Flag(item, "masked"),
        Qualifier = Text(item, "qualifier"),
        Category = Text(item, "category"),
        Repaired = Text(item, "repaired"),
        Lead = Strings(item, "lead"),
        Responsible = Strings(item, "responsible"),
    };

    private static Span Locate(string text, string quote, int from, int to, string id, string kind) =>
        Find(text, quote, from, to) is var start and >= 0
            ? new Span(start, start + quote.Length)
            : throw new DataFileException("DP9302", $"答案 {id} 的 {kind} 引用了原文没有的话：{(quote.Length > 40 ? quote[..40] + "…" : quote)}");

    private static int Find(string text, string quote, int from, int to) => from > to ? -1 : text.IndexOf(quote, from, to - from, StringComparison.Ordinal);

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static ImmutableArray<string> Strings(JsonElement element, string name) => [.. Array(element, name).Select(e => e.GetString()!)];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
