namespace DocPipe.Ingest.Pdf;

/// <summary>A plane's affine map in the order in which PDF writes it: x' = ax + cy + e, y' = bx + dy + f.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>First this map, then <paramref name="next"/>.</summary>
    public Matrix Then(in Matrix next) => new(
        A * next.A + B * next.C, A * next.B + B * next.D,
        C * next.A + D * next.C, C * next.B + D * next.D,
        E * next.A + F * next.C + next.E, E * next.B + F * next.D + next.F);

    public (double X, double Y) Map(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    public bool IsFinite => double.IsFinite(A + B + C + D + E + F);
}
