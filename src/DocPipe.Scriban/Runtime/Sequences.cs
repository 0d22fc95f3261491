namespace DocPipe.Scriban.Runtime;

/// <summary>Values as lists: arrays and ranges, the members of an object, the characters of a string.</summary>
internal static class Sequences
{
    /// <summary>The value as a list; null where it is none.</summary>
    public static IReadOnlyList<object?>? AsList(object? value) => value switch
    {
        IReadOnlyList<object?> list => list,
        ScriptObject members => Pairs(members),
        string text => Characters(text),
        _ => null,
    };

    private static List<object?> Pairs(ScriptObject members)
    {
        var pairs = new List<object?>(members.Count);
        foreach (var (name, value) in members)
            pairs.Add(new ScriptObject(2) { { "key", name }, { "value", value } });
        return pairs;
    }

    private static List<object?> Characters(string text)
    {
        var characters = new List<object?>(text.Length);
        foreach (var c in text)
            characters.Add(c.ToString());
        return characters;
    }
}
