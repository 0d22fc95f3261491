using System.Collections.Frozen;
using System.Text.Json;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Render.Markup;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Render.Templates;

/// <summary>
/// The digest as a template sees it: the contract's own names, its words protected from Markdown. Three things differ from digest.json: each piece
/// of evidence has an <c>id</c> by which it is cited, a source's text, which no template prints, is left out, and <c>everyUnit</c> is added.
/// </summary>
internal static class TemplateModel
{
    /// <summary>The names at the top of a digest.</summary>
    public static FrozenSet<string> Members { get; } =
        DigestJson.Options.GetTypeInfo(typeof(Digest)).Properties.Select(p => p.Name).Append(EveryUnit).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names of all units that submitted, owe, own a task or raised a problem: whoever may have to be written to.</summary>
    private const string EveryUnit = "everyUnit";

    public static ScriptObject Of(Digest digest, Citations citations)
    {
        var bare = digest with { Sources = [.. digest.Sources.Select(s => s with { Text = "" })] };
        var model = Object(JsonSerializer.SerializeToElement(bare, DigestJson.Options), citations);
        var units = digest.Units.Select(u => u.Name).Concat(digest.NotSubmitted)
            .Concat(digest.Tasks.Select(t => t.Unit)).Concat(digest.Problems.SelectMany(g => g.Items).Select(p => p.Unit));
        model.Add(EveryUnit, new ScriptArray(units.Select(Literal.Protect).Where(u => u.Length > 0).Distinct(StringComparer.Ordinal)));
        return model;
    }

    private static ScriptObject Object(JsonElement json, Citations citations)
    {
        var result = new ScriptObject();
        foreach (var member in json.EnumerateObject())
            result.Add(member.Name, member.NameEquals("evidence") || member.NameEquals("blanks") ? Evidence(member.Value, citations) : Value(member.Value, citations));
        return result;
    }

    private static object? Value(JsonElement json, Citations citations) => json.ValueKind switch
    {
        JsonValueKind.Object => Object(json, citations),
        JsonValueKind.Array => new ScriptArray(json.EnumerateArray().Select(item => Value(item, citations))),
        // A template asks "if task.unit"; in Scriban an empty text is something, so nothing is null.
        JsonValueKind.String => Literal.Protect(json.GetString()) is { Length: > 0 } words ? words : null,
        JsonValueKind.Number => json.TryGetInt32(out var small) ? small : json.TryGetInt64(out var large) ? large : json.TryGetDecimal(out var exact) ? exact : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ScriptArray Evidence(JsonElement list, Citations citations)
    {
        var result = new ScriptArray(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            var made = Object(item, citations);
            made.Add("id", citations.Know(item.Deserialize<Evidence>(DigestJson.Options)!));
            result.Add(made);
        }

        return result;
    }
}
