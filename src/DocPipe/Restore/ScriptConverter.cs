using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>
/// Traditional to simplified as OpenCC's t2s does it: compatibility ideographs first, then the longest phrase, then single characters.
/// </summary>
internal sealed class ScriptConverter
{
    private readonly char[] single = new char[0x10000];
    private readonly Dictionary<char, List<(string From, string To)>> phrases = [];
    private readonly Dictionary<char, List<(string From, string To)>> compatibility = [];

    /// <exception cref="DataFileException">A table is missing.</exception>
    public ScriptConverter(DataFolder data)
    {
        for (var c = 0; c < single.Length; c++) single[c] = (char)c;
        foreach (var (from, values) in Script.Entries(data, "opencc/TSCharacters.txt"))
        {
            var to = Preferred(from, values);
            if (from.Length == 1 && to.Length == 1) single[from[0]] = to[0];
            else Add(phrases, from, to);
        }

        foreach (var (from, values) in Script.Entries(data, "opencc/TSPhrases.txt")) Add(phrases, from, values[0]);
        foreach (var (from, values) in Script.Entries(data, "restore/phrases.tsv")) Add(phrases, from, values[0]);
        foreach (var (from, values) in Script.Entries(data, "opencc/CJK_Compatibility_Ideographs.txt")) Add(compatibility, from, values[0]);
        foreach (var list in phrases.Values.Concat(compatibility.Values)) list.Sort((a, b) => b.From.Length.CompareTo(a.From.Length));
    }

    public void Run(Restoration work)
    {
        work.Apply(Edits(work.Text, compatibility, null));
        work.Apply(Edits(work.Text, phrases, single));
    }

    public string Convert(string text) => Edits(Edits(text, compatibility, null).Apply().Text, phrases, single).Apply().Text;

    /// <summary>
    /// Rows that keep the character first do so for old fonts only, which lack the simplified form outside the basic plane; OpenCC's t2s
    /// takes that form.
    /// </summary>
    private static string Preferred(string from, string[] values) =>
        values.Length > 1 && values[0] == from && char.IsSurrogate(values[1][0]) ? values[1] : values[0];

    private static TextEdits Edits(string text, Dictionary<char, List<(string From, string To)>> longer, char[]? single)
    {
        var edits = new TextEdits(text);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c < '\u3000')
            {
                i++;
            }
            else if (longer.TryGetValue(c, out var entries) && Match(text, i, entries) is { } entry)
            {
                if (!string.Equals(entry.From, entry.To, StringComparison.Ordinal))
                    edits.Replace(new Span(i, i + entry.From.Length), entry.To, exact: entry.From.Length == entry.To.Length);
                i += entry.From.Length;
            }
            else
            {
                if (single is not null && single[c] != c) edits.Replace(new Span(i, i + 1), [single[c]], exact: true);
                i++;
            }
        }

        return edits;
    }

    private static (string From, string To)? Match(string text, int at, List<(string From, string To)> entries)
    {
        foreach (var entry in entries)
            if (text.AsSpan(at).StartsWith(entry.From, StringComparison.Ordinal)) return entry;
        return null;
    }

    private static void Add(Dictionary<char, List<(string From, string To)>> table, string from, string to)
    {
        if (!table.TryGetValue(from[0], out var list)) table[from[0]] = list = [];
        list.Add((from, to));
    }
}
