namespace DocPipe.Model;

/// <summary>A half-open range of UTF-16 code units, <c>[Start, End)</c>, into the text that its owner names.</summary>
public readonly record struct Span(int Start, int End) : IComparable<Span>
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int index) => index >= Start && index < End;

    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Span other) => other.Start < End && Start < other.End;

    /// <summary>The part both share; empty (at the later start) where they share nothing.</summary>
    public Span Intersect(Span other)
    {
        var start = Math.Max(Start, other.Start);
        return new Span(start, Math.Max(start, Math.Min(End, other.End)));
    }

    public Span Shift(int by) => new(Start + by, End + by);

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    public string In(string text) => text.Substring(Start, Length);

    /// <summary>Reading order: earlier start first, and of two that start together the longer first, so that a container precedes what it holds.</summary>
    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : other.End.CompareTo(End);

    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;

    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;

    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"[{Start},{End})";
}
