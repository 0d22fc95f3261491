namespace DocPipe.Scriban.Parsing;

/// <summary>A stretch of a template: UTF-16 offsets, half-open. The place past the end of a template is written as line 0, column 0, as Scriban does.</summary>
public readonly struct SourceSpan : IEquatable<SourceSpan>
{
    private readonly SourceText? _source;

    internal SourceSpan(SourceText? source, int start, int end)
    {
        _source = source;
        Start = start;
        End = end;
    }

    /// <summary>The name given to the template when it was parsed.</summary>
    public string FileName => _source?.Name ?? "<input>";

    public int Start { get; }

    public int End { get; }

    /// <summary>One-based line; 0 past the end.</summary>
    public int Line => _source is null || Start < 0 ? 0 : _source.Locate(Start).Line + 1;

    /// <summary>One-based column in UTF-16 units; 0 past the end.</summary>
    public int Column => _source is null || Start < 0 ? 0 : _source.Locate(Start).Column + 1;

    internal SourceText? Source => _source;

    public static bool operator ==(SourceSpan left, SourceSpan right) => left.Equals(right);

    public static bool operator !=(SourceSpan left, SourceSpan right) => !left.Equals(right);

    public bool Equals(SourceSpan other) => ReferenceEquals(_source, other._source) && Start == other.Start && End == other.End;

    public override bool Equals(object? obj) => obj is SourceSpan other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Start, End);

    public override string ToString() => $"{FileName}({Line},{Column})";

    /// <summary>The empty place right after this stretch, where a missing argument would have stood.</summary>
    internal SourceSpan After() => new(_source, End, End);
}
