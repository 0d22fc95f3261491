using System.Collections.Concurrent;
using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>
/// What follows two characters: knowledge of words and set phrases for filling in what damage has lost. Read from
/// models/text/trigrams.txt when it is first needed, since sound text never needs it.
/// </summary>
internal sealed class TrigramModel
{
    public const string FileName = "text/trigrams.txt";

    /// <summary>The share of probability that goes by the pair before; the rest goes by the last character.</summary>
    private const double Share = 0.7;

    private static readonly float Sure = (float)Math.Log(Share * 0.8);

    private static readonly ConcurrentDictionary<string, Lazy<TrigramModel>> loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<int, (char[] Followers, float[] Scores)> table = [];
    private readonly CharacterModel characters;

    private TrigramModel(CharacterModel characters, IReadOnlyList<string> lines)
    {
        this.characters = characters;
        foreach (var line in lines)
        {
            var total = CharacterTable.Count(line[2]);
            var followers = new char[(line.Length - 3) / 2];
            var scores = new float[followers.Length];
            for (var i = 0; i < followers.Length; i++)
            {
                followers[i] = line[3 + 2 * i];
                scores[i] = (float)Math.Log(Math.Min(1, Share * CharacterTable.Count(line[4 + 2 * i]) / total));
            }

            table[(line[0] << 16) | line[1]] = (followers, scores);
        }
    }

    public CharacterModel Characters => characters;

    /// <exception cref="DataFileException">A table is missing.</exception>
    public static TrigramModel Of(DataFolder data) =>
        loaded.GetOrAdd(data.Root, _ => new Lazy<TrigramModel>(() => new TrigramModel(CharacterModel.Of(data), data.Lines(FileName)))).Value;

    /// <summary>Log probability of a character after two others, never less than after the second alone.</summary>
    public float After(char first, char second, char value)
    {
        var single = characters.After(second, value);
        if (!table.TryGetValue((Key(first) << 16) | Key(second), out var entry)) return single;
        var at = Array.BinarySearch(entry.Followers, characters.Fold(value));
        return at < 0 ? single : Math.Max(single, entry.Scores[at]);
    }

    /// <summary>The character that follows two others nearly always; null where there is none such.</summary>
    public char? Certain(char first, char second)
    {
        if (!table.TryGetValue((Key(first) << 16) | Key(second), out var entry)) return null;
        var best = Array.IndexOf(entry.Scores, entry.Scores.Max());
        return entry.Scores[best] > Sure ? entry.Followers[best] : null;
    }

    private char Key(char value) => value == '\n' ? CharacterTable.LineStart : characters.Fold(value);
}
