using System.Text;

namespace DocPipe.Segment;

/// <summary>Gathers the lines of pos.txt into the tables of <see cref="PosTable"/>.</summary>
internal sealed class PosSource(ushort[] map)
{
    private readonly Dictionary<string, int> states = new(StringComparer.Ordinal);
    private readonly List<double> start = [];
    private readonly double[] transitions = Enumerable.Repeat(double.NegativeInfinity, PosTable.MaxStates * PosTable.MaxStates).ToArray();
    private readonly SortedDictionary<(int Code, int State), PosEmission> emissions = [];

    /// <summary>States are numbered in the order of their start lines, which come first.</summary>
    public void Add(string[] fields)
    {
        switch (fields[0])
        {
            case "start":
                states.Add(fields[1], states.Count);
                start.Add(JiebaSource.Number(fields[2]));
                break;
            case "trans":
                for (var i = 2; i < fields.Length; i += 2)
                    transitions[State(fields[i]) * PosTable.MaxStates + State(fields[1])] = JiebaSource.Number(fields[i + 1]);
                break;
            case "emit":
                for (var i = 2; i < fields.Length; i += 2)
                    Set(fields[i], fields[1], e => e with { LogProbability = JiebaSource.Number(fields[i + 1]) });
                break;
            case "states":
                foreach (var state in fields.Skip(2)) Set(fields[1], state, e => e with { IsCandidate = 1 });
                break;
        }
    }

    public IEnumerable<(string Name, byte[] Bytes)> Sections()
    {
        var rows = new int[map.Max() + 2];
        foreach (var (code, _) in emissions.Keys) rows[code + 1]++;
        for (var i = 1; i < rows.Length; i++) rows[i] += rows[i - 1];
        yield return ("pos.states", Encoding.UTF8.GetBytes(string.Join('\n', states.OrderBy(s => s.Value).Select(s => s.Key))));
        yield return ("pos.start", LexiconFile.Bytes<double>([.. start]));
        yield return ("pos.trans", LexiconFile.Bytes<double>(transitions));
        yield return ("pos.rows", LexiconFile.Bytes<int>(rows));
        yield return ("pos.emit", LexiconFile.Bytes<PosEmission>([.. emissions.Values]));
    }

    private int State(string name) => states[name];

    private void Set(string character, string state, Func<PosEmission, PosEmission> change)
    {
        var key = ((int)map[character[0]], State(state));
        if (key.Item1 == 0) return;
        var old = emissions.GetValueOrDefault(key, new PosEmission { State = key.Item2, LogProbability = HmmTable.Never });
        emissions[key] = change(old);
    }
}
