namespace DocPipe.Classify;

/// <summary>The numbers of many rows by feature instead of by row.</summary>
internal sealed class FeatureColumns
{
    /// <summary>So many features are worked on at a time by one core.</summary>
    public const int Stripe = 512;

    private readonly int[] starts;
    private readonly int[] rows;
    private readonly float[] values;

    private FeatureColumns(int[] starts, int[] rows, float[] values) => (this.starts, this.rows, this.values) = (starts, rows, values);

    public int Count => starts.Length - 1;

    /// <summary>The rows that have a feature, ascending, and with what value.</summary>
    public Column this[int place]
    {
        get
        {
            var many = starts[place + 1] - starts[place];
            return new Column(rows.AsSpan(starts[place], many), values.AsSpan(starts[place], many));
        }
    }

    public static FeatureColumns Of(IReadOnlyList<SparseRow> from, int places)
    {
        var starts = new int[places + 1];
        foreach (var row in from)
            foreach (var place in row.Places) starts[place + 1]++;
        for (var i = 0; i < places; i++) starts[i + 1] += starts[i];
        var at = (int[])starts.Clone();
        var rows = new int[starts[places]];
        var values = new float[starts[places]];
        for (var row = 0; row < from.Count; row++)
        {
            var (held, weights) = from[row];
            for (var i = 0; i < held.Length; i++)
            {
                var slot = at[held[i]]++;
                (rows[slot], values[slot]) = (row, weights[i]);
            }
        }

        return new FeatureColumns(starts, rows, values);
    }

    /// <summary>One feature's rows and values.</summary>
    public readonly ref struct Column(ReadOnlySpan<int> rows, ReadOnlySpan<float> values)
    {
        public ReadOnlySpan<int> Rows { get; } = rows;

        public ReadOnlySpan<float> Values { get; } = values;
    }
}
