namespace DocPipe.Segment;

/// <param name="Tag">Part of speech: n, v, ns, m, eng …; "x" for what has none.</param>
public readonly record struct TaggedWord(string Word, string Tag)
{
    public override string ToString() => $"{Word}/{Tag}";
}
