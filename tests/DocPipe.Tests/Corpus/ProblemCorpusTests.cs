using System.Globalization;
using System.Text;

namespace DocPipe.Tests.Corpus;

/// <summary>
/// The training sentences in <c>corpus/problems</c> are worth something only while they are many, well labelled and
/// really different from one another: a set grown by filling slots would measure itself.
/// </summary>
public sealed class ProblemCorpusTests
{
    private const int LeastLines = 2_500;
    private const int LeastPerLabel = 90;

    /// <summary>Shared character trigrams divided by those of the shorter sentence; above it two sentences are copies.</summary>
    private const double MostOverlap = 0.6;

    private const string NotAProblem = "none";

    private static readonly string[] Labels =
    [
        "sanitation", "street_order", "traffic", "facilities", "publicity", "responsibility", "archives", "market",
        "community", "service", "minors", "safety", "ecology", "funding", "other", NotAProblem,
    ];

    private static readonly Lazy<IReadOnlyList<Line>> Corpus = new(Read);

    private sealed record Line(string Place, string Raw)
    {
        public string Label => Raw.Split('\t')[0];

        public string Text => Raw[(Raw.IndexOf('\t', StringComparison.Ordinal) + 1)..];
    }

    [Fact]
    public void Every_line_is_a_known_label_one_tab_and_a_trimmed_sentence()
    {
        foreach (var line in Corpus.Value)
        {
            var fields = line.Raw.Split('\t');
            Assert.True(fields.Length == 2, $"{line.Place}: {fields.Length - 1} tabs, one expected");
            Assert.True(Labels.Contains(fields[0], StringComparer.Ordinal), $"{line.Place}: unknown label '{fields[0]}'");
            Assert.True(fields[1].Length > 0 && fields[1].Trim().Length == fields[1].Length, $"{line.Place}: empty or padded text");
            Assert.False(fields[1].Any(char.IsControl), $"{line.Place}: control character");
            Assert.False(fields[1].Contains('\uFFFD', StringComparison.Ordinal), $"{line.Place}: replacement character");
        }
    }

    [Fact]
    public void There_are_enough_sentences_of_every_label()
    {
        Assert.True(Corpus.Value.Count >= LeastLines, $"{Corpus.Value.Count} sentences, at least {LeastLines} expected");
        var counts = Corpus.Value.CountBy(line => line.Label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var label in Labels)
            Assert.True(counts.GetValueOrDefault(label) >= LeastPerLabel, $"{label}: only {counts.GetValueOrDefault(label)} sentences");
    }

    [Fact]
    public void Every_file_holds_most_labels_so_that_folds_by_file_are_comparable()
    {
        foreach (var file in Corpus.Value.GroupBy(line => line.Place.Split(':')[0], StringComparer.Ordinal))
        {
            var labels = file.Select(line => line.Label).ToHashSet(StringComparer.Ordinal);
            Assert.True(labels.Count >= 12, $"{file.Key}: only {labels.Count} of {Labels.Length} labels");
            Assert.Contains(NotAProblem, labels);
        }
    }

    [Fact]
    public void No_sentence_stands_twice()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Corpus.Value)
            Assert.True(seen.TryAdd(Letters(line.Text), line.Place), $"{line.Place} repeats {seen[Letters(line.Text)]}: {line.Text}");
    }

    [Fact]
    public void No_two_sentences_share_more_than_sixty_per_cent_of_their_character_trigrams()
    {
        var trigrams = Corpus.Value.Select(line => Trigrams(Letters(line.Text))).ToArray();
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var copies = new StringBuilder();
        for (var current = 0; current < trigrams.Length; current++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var trigram in trigrams[current])
            {
                if (!holders.TryGetValue(trigram, out var earlier))
                    holders[trigram] = earlier = [];
                foreach (var index in earlier)
                    shared[index] = shared.GetValueOrDefault(index) + 1;
                earlier.Add(current);
            }

            foreach (var (index, count) in shared.Where(pair => IsCopy(pair.Value, trigrams[current], trigrams[pair.Key])).OrderBy(pair => pair.Key))
            {
                var (one, other) = (Corpus.Value[index], Corpus.Value[current]);
                copies.AppendLine(CultureInfo.InvariantCulture, $"{one.Place} and {other.Place} share {count}: {one.Text} / {other.Text}");
            }
        }

        Assert.True(copies.Length == 0, copies.ToString());
    }

    private static bool IsCopy(int shared, HashSet<string> one, HashSet<string> other) =>
        shared > MostOverlap * Math.Min(one.Count, other.Count);

    /// <summary>Punctuation and spaces don't make two sentences different.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static HashSet<string> Trigrams(string letters)
    {
        var trigrams = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start + 3 <= letters.Length; start++)
            trigrams.Add(letters.Substring(start, 3));
        return trigrams;
    }

    private static List<Line> Read()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var lines = new List<Line>();
        foreach (var path in Directory.GetFiles(SharedData.Corpus("problems"), "*.tsv").Order(StringComparer.Ordinal))
        {
            var text = strict.GetString(File.ReadAllBytes(path));
            Assert.False(text.StartsWith('\uFEFF'), $"{path}: byte-order mark");
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            var number = 0;
            foreach (var raw in text[..^1].Split('\n'))
                lines.Add(new Line(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}:{++number}"), raw));
        }

        return lines;
    }
}
