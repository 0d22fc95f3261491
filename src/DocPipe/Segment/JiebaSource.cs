using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>jieba's own tables as text (models/jieba), from which the compiled file is made.</summary>
internal sealed class JiebaSource(DataFolder folder)
{
    public const string Folder = "jieba";

    /// <summary>The words of dict.txt, a later line replacing an earlier one, and the sum of all lines.</summary>
    public (Dictionary<string, (int Frequency, string Tag)> Words, long Total) Dictionary()
    {
        var words = new Dictionary<string, (int Frequency, string Tag)>(StringComparer.Ordinal);
        var total = 0L;
        foreach (var fields in Fields("dict.txt"))
        {
            var frequency = int.Parse(fields[1], CultureInfo.InvariantCulture);
            words[fields[0]] = (frequency, fields[2]);
            total += frequency;
        }

        return (words, total);
    }

    /// <summary>Inverse document frequencies of idf.txt.</summary>
    public IEnumerable<(string Word, double Value)> InverseFrequencies() => Fields("idf.txt").Select(f => (f[0], Number(f[1])));

    /// <summary>The words of stop_words.txt.</summary>
    public IEnumerable<string> StopWords() => folder.Lines($"{Folder}/stop_words.txt");

    public HmmTable Hmm(ushort[] map)
    {
        var table = new HmmTable
        {
            Start = Filled(HmmTable.States),
            Transitions = Filled(HmmTable.States * HmmTable.States),
            Emissions = Filled((map.Max() + 1) * HmmTable.States),
        };
        foreach (var fields in Fields("hmm.txt"))
        {
            var state = HmmTable.StateNames.IndexOf(fields[1][0], StringComparison.Ordinal);
            if (fields[0] == "start") table.Start[state] = Number(fields[2]);
            else if (fields[0] == "trans") table.Transitions[state * HmmTable.States + HmmTable.StateNames.IndexOf(fields[2][0], StringComparison.Ordinal)] = Number(fields[3]);
            else if (fields[0] == "emit")
                for (var i = 2; i < fields.Length; i += 2)
                    if (map[fields[i][0]] is var code and > 0) table.Emissions[code * HmmTable.States + state] = Number(fields[i + 1]);
        }

        return table;

        static double[] Filled(int length)
        {
            var values = new double[length];
            Array.Fill(values, HmmTable.Never);
            return values;
        }
    }

    public PosSource Pos(ushort[] map)
    {
        var source = new PosSource(map);
        foreach (var fields in Fields("pos.txt")) source.Add(fields);
        return source;
    }

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private IEnumerable<string[]> Fields(string name) => folder.Lines($"{Folder}/{name}").Select(line => line.Split(' '));
}
