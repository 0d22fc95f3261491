using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Finds the newer of two versions of one report: nearly the same text from one unit for one period. The file's name decides by its words
/// (定稿, 修改, 旧稿: models/consolidate/versions.tsv), then a number of the version, then the day of signing, then the fuller text.
/// </summary>
internal sealed class Versions(DataFolder models)
{
    private const int Shingle = 4;

    /// <summary>Share of the shorter text's character runs that the other has too.</summary>
    private const double Same = 0.7;

    /// <summary>A text with fewer runs than this is too short to be known again.</summary>
    private const int Fewest = 40;

    /// <summary>So many reports of one unit for one period are a collection, not versions.</summary>
    private const int MostVersions = 50;

    /// <summary>What is sent beside a report, not in its place.</summary>
    private static readonly string[] Supplements = ["补充材料", "补充说明", "附件", "附表", "清单", "台账", "照片"];

    private readonly List<(string Word, int Rank)> words =
        [.. models.Rows("consolidate/versions.tsv").Where(r => r.Length == 2).Select(r => (r[0], int.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture)))];

    /// <summary>For each older version the newest one; documents that are no version of another are left out.</summary>
    /// <param name="group">Reports of one unit for one period, whose texts differ.</param>
    public Dictionary<Document, Document> Superseded(IReadOnlyList<Document> group)
    {
        var result = new Dictionary<Document, Document>(ReferenceEqualityComparer.Instance);
        if (group.Count > MostVersions) return result;
        var sets = group.Select(d => Supplements.Any(w => Name(d).Contains(w, StringComparison.Ordinal)) ? [] : Shingles(d.Text)).ToArray();
        for (var i = 0; i < group.Count; i++)
            for (var j = i + 1; j < group.Count; j++)
            {
                if (result.ContainsKey(group[i]) || result.ContainsKey(group[j]) || Alike(sets[i], sets[j]) < Same) continue;
                var newer = IsNewer(group[i], group[j]);
                result[newer ? group[j] : group[i]] = newer ? group[i] : group[j];
            }

        foreach (var older in result.Keys.ToArray())
            while (result.TryGetValue(result[older], out var newest)) result[older] = newest;
        return result;
    }

    private bool IsNewer(Document a, Document b)
    {
        var (x, y) = (Name(a), Name(b));
        if (Rank(x) != Rank(y)) return Rank(x) > Rank(y);
        if (Number(x) != Number(y)) return Number(x) > Number(y);
        if (Signed(a) is { } first && Signed(b) is { } second && first != second) return string.CompareOrdinal(first, second) > 0;
        return a.Text.Length != b.Text.Length ? a.Text.Length > b.Text.Length : string.CompareOrdinal(x, y) > 0;
    }

    private static string Name(Document document) => Path.GetFileNameWithoutExtension(document.Source.Path);

    /// <summary>The word that says most stands for the name.</summary>
    private int Rank(string name)
    {
        var rank = 0;
        foreach (var (word, value) in words)
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase) && Math.Abs(value) > Math.Abs(rank)) rank = value;
        return rank;
    }

    /// <summary>"v2", "定稿2", "(3)" at the end of the name; 0 where there is none.</summary>
    private static int Number(string name)
    {
        var end = name.AsSpan().TrimEnd(")） 稿版").Length;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(name[start - 1])) start--;
        return end - start is 1 or 2 && start > 0 && (name[start - 1] is 'v' or 'V' or '(' or '（' or '稿' or '版' or '第' or '_' or '-' || char.IsLetter(name[start - 1]))
            ? int.Parse(name.AsSpan(start, end - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
    }

    private static string? Signed(Document document) =>
        document.All<DateAnnotation>().LastOrDefault(d => d.Kind == DateKind.Date && d.Value.Length == 10 && d.Span.End > document.Text.TrimEnd().Length - 12) is { } day
            && day.Value[0] != 'X' ? day.Value : null;

    private static double Alike(HashSet<int> a, HashSet<int> b)
    {
        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        return small.Count < Fewest || large.Count > small.Count * 3 ? 0 : small.Count(large.Contains) / (double)small.Count;
    }

    private static HashSet<int> Shingles(string text)
    {
        var set = new HashSet<int>();
        var (hash, length) = (new int[Shingle], 0);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsPunctuation(c)) continue;
            hash[length++ % Shingle] = c;
            if (length < Shingle) continue;
            var value = 17;
            for (var i = 0; i < Shingle; i++) value = unchecked(value * 31 + hash[(length + i) % Shingle]);
            set.Add(value);
        }

        return set;
    }
}
