namespace DocPipe.Segment;

/// <param name="Weight">Comparable within one text only.</param>
public readonly record struct Keyword(string Word, double Weight);
