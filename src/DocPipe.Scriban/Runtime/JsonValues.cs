using System.Text.Json;

namespace DocPipe.Scriban.Runtime;

/// <summary>JSON as plain values.</summary>
internal static class JsonValues
{
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => FromObject(json),
        JsonValueKind.Array => FromArray(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => Boxes.True,
        JsonValueKind.False => Boxes.False,
        JsonValueKind.Number => FromNumber(json),
        _ => null,
    };

    public static ScriptObject FromObject(JsonElement json)
    {
        var members = new ScriptObject();
        foreach (var property in json.EnumerateObject())
            members[property.Name] = From(property.Value);
        return members;
    }

    private static ScriptArray FromArray(JsonElement json)
    {
        var array = new ScriptArray(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
            array.Add(From(item));
        return array;
    }

    private static object FromNumber(JsonElement json)
    {
        if (json.TryGetInt64(out var integer))
            return Arithmetic.Fit(integer);
        return json.TryGetDecimal(out var exact) ? exact : json.GetDouble();
    }
}
