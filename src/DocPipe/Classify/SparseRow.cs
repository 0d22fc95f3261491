namespace DocPipe.Classify;

/// <summary>A text as a vector of length one: rows of features in ascending order with their values.</summary>
internal readonly record struct SparseRow(int[] Places, float[] Values)
{
    /// <param name="rarities">By place.</param>
    public static SparseRow Of(FeatureBag bag, FeatureIndex index, float[] rarities)
    {
        var places = new List<int>(bag.Hashes.Length);
        var values = new List<float>(bag.Hashes.Length);
        double squares = 0;
        for (var i = 0; i < bag.Hashes.Length; i++)
        {
            var place = index.RowOf(bag.Hashes[i]);
            if (place < 0) continue;
            var value = bag.Counts[i] * rarities[place];
            places.Add(place);
            values.Add(value);
            squares += value * (double)value;
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        return new SparseRow([.. places], [.. values.Select(v => v * scale)]);
    }
}
