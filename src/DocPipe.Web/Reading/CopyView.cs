namespace DocPipe.Web.Reading;

/// <summary>One side of two passages that are alike, with what differs from the other.</summary>
/// <param name="Document">Where it can be opened; null when it was removed meanwhile.</param>
/// <param name="Marks">What differs, as spans into <see cref="Evidence.Text"/>.</param>
internal sealed record CopySide(Evidence Evidence, string Title, string? Unit, long? Document, ImmutableArray<Span> Marks);

/// <summary>Two passages side by side.</summary>
internal sealed record CopyPassage(CopySide Left, CopySide Right);

/// <summary>A copy of a digest, passage by passage.</summary>
/// <param name="Number">Its place in the digest, from 1.</param>
internal sealed record CopyView(int Number, DigestCopy Copy, ImmutableArray<CopyPassage> Passages)
{
    public static CopyView Of(int number, DigestCopy copy, Digest digest, Func<Evidence, long?> documentOf)
    {
        var sources = digest.Sources.ToLookup(s => (s.Path, s.Document));
        var passages = ImmutableArray.CreateBuilder<CopyPassage>();
        for (var i = 0; i + 1 < copy.Evidence.Length; i += 2)
        {
            var (a, b) = (copy.Evidence[i], copy.Evidence[i + 1]);
            var (inA, inB) = TextDifference.Of(a.Text, b.Text);
            passages.Add(new CopyPassage(Side(a, inA), Side(b, inB)));
        }

        return new CopyView(number, copy, passages.ToImmutable());

        CopySide Side(Evidence evidence, ImmutableArray<Span> marks)
        {
            var source = sources[(evidence.Path, evidence.Document)].FirstOrDefault();
            return new CopySide(evidence, source?.Title ?? evidence.Path, source?.Unit, documentOf(evidence), marks);
        }
    }

    /// <summary>Whether a document is on either side.</summary>
    public static bool Concerns(DigestCopy copy, string path, int document) => copy.Evidence.Take(2).Any(e => e.Path == path && e.Document == document);
}
