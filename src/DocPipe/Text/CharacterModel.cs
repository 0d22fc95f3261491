using System.Collections.Frozen;
using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>
/// How likely a run of characters is in Chinese administrative prose: a bigram model over simplified characters, to which traditional ones
/// are folded first. It tells text from damage and one encoding from another; it knows nothing of words.
/// </summary>
/// <remarks>Natural logarithms. The table is models/text/bigrams.txt, made by <c>docpipe model bigrams</c>.</remarks>
internal sealed class CharacterModel
{
    public const string FileName = "text/bigrams.txt";

    /// <summary>The share of probability that goes by the bigram where one was counted; the rest goes by the character alone.</summary>
    private const double BigramShare = 0.85;

    private const string HalfWidth = ",;:()", FullWidth = "，；：（）";

    private const float RareHan = -15.5f, UnknownHan = -18f, Alien = -19f, Control = -22f, Symbol = -13f;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<CharacterModel>> loaded = new(StringComparer.Ordinal);

    private readonly char[] fold;
    private readonly float[] alone = new float[0x10000];
    private readonly int[] firstFollower = new int[0x10001];
    private readonly char[] followers;
    private readonly float[] together;

    private CharacterModel(char[] fold, IReadOnlyList<string> lines)
    {
        this.fold = (char[])fold.Clone();
        // Half-width punctuation among Chinese characters is the full-width one, written by a program.
        for (var i = 0; i < HalfWidth.Length; i++) this.fold[HalfWidth[i]] = FullWidth[i];
        var counts = new double[0x10000];
        double total = 0;
        var bigrams = 0;
        foreach (var line in lines)
        {
            counts[line[0]] = CharacterTable.Count(line[1]);
            if (line[0] != CharacterTable.LineStart) total += counts[line[0]];
            bigrams += (line.Length - 2) / 2;
        }

        for (var c = 0; c < 0x10000; c++) alone[c] = counts[c] > 0 ? (float)Math.Log(counts[c] / total) : Floor((char)c);
        alone[CharacterTable.LineStart] = Symbol;
        followers = new char[bigrams];
        together = new float[bigrams];
        Fill(lines, counts);
    }

    /// <summary>The model of a data folder, read once a folder.</summary>
    /// <exception cref="DataFileException">A table is missing.</exception>
    public static CharacterModel Of(DataFolder data) =>
        loaded.GetOrAdd(data.Root, _ => new Lazy<CharacterModel>(() => new CharacterModel(Script.Of(data).FoldTable, data.Lines(FileName)))).Value;

    public char Fold(char value) => fold[value];

    /// <summary>Log probability of a character by itself.</summary>
    public float Alone(char value) => alone[fold[value]];

    /// <summary>Log probability of a character after another.</summary>
    public float After(char before, char value)
    {
        before = before == '\n' ? CharacterTable.LineStart : fold[before];
        value = fold[value];
        int low = firstFollower[before], high = firstFollower[before + 1] - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (followers[middle] == value) return together[middle];
            if (followers[middle] < value) low = middle + 1;
            else high = middle - 1;
        }

        return Unseen(before, value);
    }

    /// <summary>Whether the two were counted side by side in the dictionary's words or the corpus.</summary>
    public bool Known(char before, char value)
    {
        before = fold[before];
        return Array.BinarySearch(followers, firstFollower[before], firstFollower[before + 1] - firstFollower[before], fold[value]) >= 0;
    }

    /// <summary>The characters counted after another, folded.</summary>
    public ReadOnlyMemory<char> FollowersOf(char before)
    {
        before = fold[before];
        return followers.AsMemory(firstFollower[before], firstFollower[before + 1] - firstFollower[before]);
    }

    /// <summary>Log probability of a text, begun after <paramref name="before"/>.</summary>
    public double Score(ReadOnlySpan<char> text, char before = '\n')
    {
        double sum = 0;
        foreach (var c in text)
        {
            sum += After(before, c);
            before = c;
        }

        return sum;
    }

    private float Unseen(char before, char value)
    {
        if (char.IsAsciiLetterOrDigit(value) && char.IsAsciiLetterOrDigit(before)) return -4f;
        if (value == before && !CharClass.IsHan(value)) return -3f;
        return alone[value] + (float)Math.Log(1 - BigramShare);
    }

    private void Fill(IReadOnlyList<string> lines, double[] counts)
    {
        var at = 0;
        var next = 0;
        foreach (var line in lines.OrderBy(l => l[0]))
        {
            for (; next <= line[0]; next++) firstFollower[next] = at;
            for (var i = 2; i + 1 < line.Length; i += 2)
            {
                followers[at] = line[i];
                var share = BigramShare * CharacterTable.Count(line[i + 1]) / counts[line[0]] + (1 - BigramShare) * Math.Exp(alone[line[i]]);
                together[at++] = (float)Math.Log(Math.Min(share, 1));
            }
        }

        for (; next <= 0x10000; next++) firstFollower[next] = at;
    }

    /// <summary>What a character that was never counted is worth: the less it belongs in Chinese prose, the less.</summary>
    private static float Floor(char value) => value switch
    {
        ' ' or '\n' or '\r' or '\t' or '\u3000' => -4f,
        < ' ' or '\u007F' or (>= '\u0080' and < '\u00A0') => Control,
        '.' or '%' or '-' or '"' => -7f,
        >= '0' and <= '9' => -6f,
        _ when char.IsAsciiLetter(value) => -8.5f,
        < '\u007F' => -10f,
        _ when CharClass.IsHan(value) => Gbk.Encode(value) is >= 0xB0A1 and <= 0xF7FE and var code && (code & 0xFF) >= 0xA1 ? RareHan : UnknownHan,
        '、' or '。' or '，' or '；' or '：' or '（' or '）' or '“' or '”' or '《' or '》' => -6f,
        >= '\u3000' and <= '\u3017' or >= '\u2010' and <= '\u2026' => -9f,
        >= '\uFF10' and <= '\uFF19' => -9f,
        >= '\uFF21' and <= '\uFF5A' => -14f,
        >= '\uFF01' and <= '\uFF5E' => -9f,
        >= '\u2460' and <= '\u249B' or >= '\u2160' and <= '\u216B' => -10f,
        '·' or '×' or '℃' or '㎡' or '■' or '□' or '●' or '○' or '◆' or '★' or '√' or '①' => -10f,
        >= '\u2000' and <= '\u206F' or >= '\u00A0' and <= '\u00BF' => Symbol,
        _ => Alien,
    };
}
