using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>One thing that a digest says of a batch, whatever part of it says so.</summary>
/// <param name="Kind">The part and, after a slash, what it calls the thing: "conflicts/total", "late", "problems/recurring".</param>
internal sealed record DigestItem(string Kind, string? Unit, string? Role, ImmutableArray<DigestItem.At> Places, string Words)
{
    /// <param name="Span">Null for the whole file.</param>
    internal readonly record struct At(string Path, Span? Span);

    /// <summary>Of this kind or of one below it: "conflicts" names them all.</summary>
    public bool Is(string kind) =>
        Kind.StartsWith(kind, StringComparison.Ordinal) && (Kind.Length == kind.Length || Kind[kind.Length] == '/');

    /// <summary>Some place of it is in the file and, where both say where, meets the span.</summary>
    public bool Touches(string path, Span? span) =>
        Places.Any(p => Same(p.Path, path) && (span is null || p.Span is not { IsEmpty: false } own || own.Overlaps(span.Value)));

    /// <summary>The batch may have been read from any folder.</summary>
    public static bool Same(string shown, string path) =>
        shown.EndsWith(path, StringComparison.Ordinal) && (shown.Length == path.Length || shown[^(path.Length + 1)] == '/');

    public override string ToString() => $"{Kind}{(Role is null ? "" : $" {Role}")}\t{Unit}\t{Words}\t{string.Join("; ", Places.Select(p => Path.GetFileName(p.Path)).Distinct(StringComparer.Ordinal))}";
}
