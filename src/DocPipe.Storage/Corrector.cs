using DocPipe.Model;
using DocPipe.Review;

namespace DocPipe.Storage;

/// <summary>How documents of the store read with what people said of them. For any number of threads.</summary>
/// <param name="review">Asked for when somebody said something of a document; null where nothing is judged anew.</param>
internal sealed class Corrector(Func<ReviewStage>? review)
{
    private readonly Lazy<ReviewStage>? review = review is null ? null : new Lazy<ReviewStage>(review);

    public bool Judges => review is not null;

    /// <param name="said">All that was said of the document and not taken back.</param>
    public Document Correct(Document document, IEnumerable<Correction> said)
    {
        var corrections = said.ToArray();
        if (corrections.Length == 0) return document;
        // What did not get as far as being judged is not judged now either.
        if (review is null || document.FailedAt is not null) return document.Corrected(corrections);
        try
        {
            return review.Value.Again(document, corrections);
        }
#pragma warning disable CA1031 // As in the pipeline: a document that can't be judged must not stop the batch.
        catch (Exception e) when (e is not (OperationCanceledException or DataFileException))
#pragma warning restore CA1031
        {
            return document.Corrected(corrections).With(new Diagnostic(
                Severity.Error, "DP2901", $"更正以后重新检查时出错，缺项和完整率还是更正以前的（{e.GetType().Name}：{e.Message}）"));
        }
    }
}
