using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>Which characters only one of the two scripts uses, and the simplified form of a single character, from OpenCC's tables.</summary>
internal sealed class Script
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<Script>> loaded = new(StringComparer.Ordinal);

    private const byte Traditional = 1, Simplified = 2;

    private readonly byte[] marks = new byte[0x10000];

    private Script(DataFolder data)
    {
        FoldTable = new char[0x10000];
        for (var c = 0; c < FoldTable.Length; c++) FoldTable[c] = (char)c;
        foreach (var (key, values) in Entries(data, "opencc/TSCharacters.txt"))
        {
            if (key.Length != 1) continue;
            if (values[0].Length == 1) FoldTable[key[0]] = values[0][0];
            if (!values.Contains(key, StringComparer.Ordinal)) marks[key[0]] |= Traditional;
        }

        foreach (var (key, values) in Entries(data, "opencc/STCharacters.txt"))
        {
            if (key.Length != 1) continue;
            if (values.Contains(key, StringComparer.Ordinal)) marks[key[0]] = 0;
            else marks[key[0]] = Simplified;
        }
    }

    /// <exception cref="DataFileException">A table is missing.</exception>
    public static Script Of(DataFolder data) => loaded.GetOrAdd(data.Root, _ => new Lazy<Script>(() => new Script(data))).Value;

    /// <summary>Every UTF-16 unit's simplified form, itself where it has none.</summary>
    public char[] FoldTable { get; }

    public bool IsTraditionalOnly(char value) => marks[value] == Traditional;

    public bool IsSimplifiedOnly(char value) => marks[value] == Simplified;

    /// <summary>The rows of one of OpenCC's tables: key, tab, values apart by blanks, the first preferred.</summary>
    public static IEnumerable<(string Key, string[] Values)> Entries(DataFolder data, string name) =>
        data.Rows(name).Where(row => row.Length >= 2).Select(row => (row[0], row[1].Split(' ')));
}
