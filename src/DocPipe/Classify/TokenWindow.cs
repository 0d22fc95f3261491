using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>The words of a part of a document, counted from the part's beginning.</summary>
internal sealed class TokenWindow(ImmutableArray<Token> tokens)
{
    private readonly List<Span> window = [];

    /// <summary>Words that lie wholly inside; good until the next call.</summary>
    public ReadOnlySpan<Span> Of(Span part)
    {
        window.Clear();
        for (var i = FirstFrom(part.Start); i < tokens.Length && tokens[i].Span.End <= part.End; i++)
            window.Add(tokens[i].Span.Shift(-part.Start));
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(window);
    }

    private int FirstFrom(int start)
    {
        int low = 0, high = tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
