using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>
/// Carries spans of a restored text home to the source text. It is a list of pieces in order; a piece either copies its source unit for
/// unit (then every offset maps exactly) or stands for it as a whole. Source text that no piece covers was removed.
/// </summary>
public sealed class OriginMap
{
    /// <summary>One stretch of text and the stretch of source it came from.</summary>
    public readonly record struct Piece(Span Text, Span Source, bool Exact);

    private readonly ImmutableArray<Piece> pieces;

    private OriginMap(ImmutableArray<Piece> pieces) => this.pieces = pieces;

    /// <summary>Every offset of a text of <paramref name="length"/> UTF-16 units maps to itself.</summary>
    public static OriginMap Identity(int length) =>
        new(length == 0 ? [] : [new Piece(new Span(0, length), new Span(0, length), Exact: true)]);

    public ImmutableArray<Piece> Pieces => pieces;

    /// <summary>Length of the text that this map speaks of.</summary>
    public int Length => pieces.IsEmpty ? 0 : pieces[^1].Text.End;

    /// <summary>
    /// The place in the source of a span of the text: from where its first unit came from to the end of where its last unit came from.
    /// An empty span maps to an empty span. Offsets outside the text are clamped. O(log pieces).
    /// </summary>
    public Span Locate(Span span)
    {
        if (pieces.IsEmpty) return default;
        var start = Math.Clamp(span.Start, 0, Length);
        var end = Math.Clamp(span.End, start, Length);
        if (start == end)
        {
            var at = start == Length ? Tail(pieces[^1], start) : Head(pieces[Find(start)], start);
            return new Span(at, at);
        }

        var from = Head(pieces[Find(start)], start);
        return new Span(from, Math.Max(from, Tail(pieces[Find(end - 1)], end)));
    }

    /// <summary>The smallest span of the text that holds everything which came from <paramref name="source"/>; empty where all of it was removed.</summary>
    public Span Project(Span source)
    {
        var start = ProjectStart(source.Start);
        return new Span(start, Math.Max(start, ProjectEnd(source.End)));
    }

    /// <summary>The map of a part of the text, whose offsets begin at 0.</summary>
    public OriginMap Slice(Span span)
    {
        var result = ImmutableArray.CreateBuilder<Piece>();
        for (var i = pieces.IsEmpty ? 0 : Find(Math.Clamp(span.Start, 0, Math.Max(0, Length - 1))); i < pieces.Length && pieces[i].Text.Start < span.End; i++)
        {
            var piece = pieces[i];
            var text = piece.Text.Intersect(span);
            if (text.IsEmpty) continue;
            var source = piece.Exact ? new Span(Head(piece, text.Start), Tail(piece, text.End)) : piece.Source;
            result.Add(new Piece(text.Shift(-span.Start), source, piece.Exact));
        }

        return new OriginMap(result.ToImmutable());
    }

    /// <summary>
    /// Puts two maps end to end: this one leads from a text to a middle text, <paramref name="inner"/> from there to the source.
    /// </summary>
    public OriginMap Through(OriginMap inner)
    {
        var result = ImmutableArray.CreateBuilder<Piece>(pieces.Length);
        foreach (var piece in pieces)
        {
            if (!piece.Exact || piece.Source.IsEmpty)
            {
                Append(result, piece with { Source = inner.Locate(piece.Source) });
                continue;
            }

            for (var at = piece.Source.Start; at < piece.Source.End;)
            {
                var next = inner.pieces[inner.Find(at)];
                var middle = next.Text.Intersect(piece.Source);
                var source = next.Exact ? new Span(Head(next, middle.Start), Tail(next, middle.End)) : next.Source;
                Append(result, new Piece(middle.Shift(piece.Text.Start - piece.Source.Start), source, next.Exact));
                at = middle.End;
            }
        }

        return new OriginMap(result.ToImmutable());
    }

    /// <summary>Makes a map of pieces that tile the text in order.</summary>
    /// <exception cref="ArgumentException">The pieces leave a gap in the text or go backwards in the source.</exception>
    public static OriginMap Of(IEnumerable<Piece> pieces)
    {
        var result = ImmutableArray.CreateBuilder<Piece>();
        foreach (var piece in pieces) Append(result, piece);
        for (var i = 0; i < result.Count; i++)
        {
            var expected = i == 0 ? 0 : result[i - 1].Text.End;
            if (result[i].Text.Start != expected || (i > 0 && result[i].Source.Start < result[i - 1].Source.Start))
                throw new ArgumentException($"piece {i} ({result[i]}) does not follow the one before it", nameof(pieces));
        }

        return new OriginMap(result.ToImmutable());
    }

    private static void Append(ImmutableArray<Piece>.Builder result, Piece piece)
    {
        if (piece.Text.IsEmpty) return;
        if (result.Count > 0 && result[^1] is { Exact: true } last && piece.Exact
            && last.Text.End == piece.Text.Start && last.Source.End == piece.Source.Start)
            result[^1] = new Piece(new Span(last.Text.Start, piece.Text.End), new Span(last.Source.Start, piece.Source.End), Exact: true);
        else
            result.Add(piece);
    }

    private static int Head(Piece piece, int at) => piece.Exact ? piece.Source.Start + (at - piece.Text.Start) : piece.Source.Start;

    private static int Tail(Piece piece, int at) => piece.Exact ? piece.Source.Start + (at - piece.Text.Start) : piece.Source.End;

    private int Find(int at)
    {
        int low = 0, high = pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].Text.Start <= at) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private int ProjectStart(int source)
    {
        int low = 0, high = pieces.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].Source.End > source) high = middle;
            else low = middle + 1;
        }

        if (low == pieces.Length) return Length;
        var piece = pieces[low];
        return piece.Exact && source > piece.Source.Start ? piece.Text.Start + (source - piece.Source.Start) : piece.Text.Start;
    }

    private int ProjectEnd(int source)
    {
        int low = -1, high = pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].Source.Start < source) low = middle;
            else high = middle - 1;
        }

        if (low < 0) return 0;
        var piece = pieces[low];
        return piece.Exact && source < piece.Source.End ? piece.Text.Start + (source - piece.Source.Start) : piece.Text.End;
    }
}
