namespace DocPipe.Evaluate;

/// <summary>Hits, spurious findings and misses of one kind.</summary>
public readonly record struct Score(int Hits, int Spurious, int Missed)
{
    public double Precision => Hits + Spurious == 0 ? 1 : (double)Hits / (Hits + Spurious);

    public double Recall => Hits + Missed == 0 ? 1 : (double)Hits / (Hits + Missed);

    /// <summary>Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found.</summary>
    public double F1 => Hits + Spurious + Missed == 0 ? 1 : 2.0 * Hits / ((2 * Hits) + Spurious + Missed);

    public static Score operator +(Score a, Score b) => Add(a, b);

    public static Score Add(Score left, Score right) => new(left.Hits + right.Hits, left.Spurious + right.Spurious, left.Missed + right.Missed);
}
