using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <param name="At">Where it begins in the text.</param>
internal readonly record struct NoiseHit(int At, NoiseCue Cue);

/// <param name="Weight">1 for words that no document of an office's own holds; less for what needs company.</param>
/// <param name="Place">Where the words tell: 'b' at the beginning of a line, 'l' on a line that holds little else, 's' at the beginning of one, '*' anywhere.</param>
internal sealed record NoiseCue(NoiseKind Kind, double Weight, char Place, string Words);

/// <summary>
/// Finds the telling words in one pass: a table of first characters passes over nearly all places, and what remains is compared in full.
/// </summary>
internal sealed class NoiseCues
{
    private readonly bool[] starts = new bool[0x10000];
    private readonly Dictionary<(char, char), List<NoiseCue>> byStart = [];
    private readonly char[] fold;

    /// <exception cref="DataFileException">The table is missing (DP9101) or a row of it can't be read (DP2901).</exception>
    public NoiseCues(DataFolder data)
    {
        // The same words stand there in either script, width of colon and case.
        fold = [.. Script.Of(data).FoldTable];
        fold['：'] = ':';
        for (var c = 'A'; c <= 'Z'; c++) fold[c] = char.ToLowerInvariant(c);
        foreach (var row in data.Rows("restore/noise.tsv"))
        {
            if (row.Length != 4 || row[3].Length < 2 || row[1].Length != 1
                || !double.TryParse(row[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
                || !Enum.TryParse<NoiseKind>(row[0], ignoreCase: true, out var kind))
                throw new DataFileException("DP2901", $"models/restore/noise.tsv 有一行写错了：“{string.Join(' ', row)}”。每行应为：类别、位置、权重、词语，以制表符分隔。");
            var cue = new NoiseCue(kind, weight, row[1][0], string.Concat(row[3].Select(c => fold[c])));
            if (!byStart.TryGetValue((cue.Words[0], cue.Words[1]), out var list)) byStart[(cue.Words[0], cue.Words[1])] = list = [];
            list.Add(cue);
        }

        var firsts = byStart.Keys.Select(k => k.Item1).ToHashSet();
        for (var c = 0; c < starts.Length; c++) starts[c] = firsts.Contains(fold[c]);
    }

    public List<NoiseHit> Find(string text)
    {
        var hits = new List<NoiseHit>();
        if (text.Length < 2) return hits;
        for (var i = 0; i + 1 < text.Length; i++)
            if (starts[text[i]] && byStart.TryGetValue((fold[text[i]], fold[text[i + 1]]), out var list))
                foreach (var cue in list)
                    if (StandsAt(text, i, cue)) hits.Add(new NoiseHit(i, cue));
        return hits;
    }

    private bool StandsAt(string text, int at, NoiseCue cue)
    {
        if (at + cue.Words.Length > text.Length) return false;
        for (var i = 2; i < cue.Words.Length; i++)
            if (fold[text[at + i]] != cue.Words[i]) return false;
        return true;
    }
}
