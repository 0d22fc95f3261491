using System.Text;
using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>
/// A batch of edits to one text, given in order, that yields the new text and the map back to the old one together.
/// What no edit touches is copied.
/// </summary>
public sealed class TextEdits(string text)
{
    private readonly StringBuilder result = new(text.Length);
    private readonly List<OriginMap.Piece> pieces = [];
    private int read;

    public bool Any { get; private set; }

    /// <summary>Puts <paramref name="replacement"/> in the place of <paramref name="span"/>.</summary>
    /// <param name="exact">The replacement answers the old text unit for unit; needs equal lengths.</param>
    /// <exception cref="ArgumentException">The span lies before an earlier edit, or lengths differ for an exact edit.</exception>
    public void Replace(Span span, ReadOnlySpan<char> replacement, bool exact = false)
    {
        if (span.Start < read || span.End > text.Length || (exact && span.Length != replacement.Length))
            throw new ArgumentException($"edit {span} is out of order or out of range", nameof(span));
        CopyTo(span.Start);
        if (!replacement.IsEmpty)
        {
            pieces.Add(new OriginMap.Piece(new Span(result.Length, result.Length + replacement.Length), span, exact));
            result.Append(replacement);
        }

        read = span.End;
        Any = true;
    }

    public void Delete(Span span) => Replace(span, []);

    /// <summary>Copies the rest and gives the new text with its map to the old; the batch is then spent.</summary>
    public (string Text, OriginMap Map) Apply()
    {
        CopyTo(text.Length);
        return Any ? (result.ToString(), OriginMap.Of(pieces)) : (text, OriginMap.Identity(text.Length));
    }

    private void CopyTo(int end)
    {
        if (end <= read) return;
        pieces.Add(new OriginMap.Piece(new Span(result.Length, result.Length + end - read), new Span(read, end), Exact: true));
        result.Append(text, read, end - read);
        read = end;
    }
}
