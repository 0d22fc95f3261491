namespace DocPipe.Model;

/// <summary>
/// A person's word on one annotation. It speaks of places in the source text, not in the restored one, so that it stays right when the
/// same bytes are read again or by a newer pipeline. Spans of <paramref name="Was"/> and <paramref name="Now"/> (and of a task's due time)
/// are therefore offsets into <see cref="Document.SourceText"/>; make one with <see cref="Of"/>, which carries them there.
/// </summary>
/// <param name="Sha256">Of the document's file (<see cref="Source.Sha256"/>).</param>
/// <param name="Document">Ordinal of the document in its file (<see cref="Source.Document"/>).</param>
/// <param name="Was">What had been said; null when something is added.</param>
/// <param name="Now">What is so; null when something is accepted or rejected.</param>
/// <param name="By">The person's name.</param>
public sealed record Correction(
    string Sha256, int Document, CorrectionAction Action, Annotation? Was, Annotation? Now, string? Reason, string By, DateTimeOffset At)
{
    /// <summary>Stands before a person's name in <see cref="Annotation.By"/>.</summary>
    public const string Person = "人:";

    /// <summary>The annotation that it is about: what had been said, or else what is added.</summary>
    public Annotation Subject => Was ?? Now ?? throw new InvalidOperationException("a correction without an annotation");

    /// <summary>Where in the source text.</summary>
    public Span SourceSpan => Subject.Span;

    /// <param name="document">The document as it was shown to the person.</param>
    /// <param name="was">An annotation of it; null only to add one.</param>
    /// <param name="now">With spans into the document's text; null only to accept or reject.</param>
    /// <exception cref="ArgumentException">Action and annotations don't fit together, or a change makes it another kind of annotation.</exception>
    public static Correction Of(
        Document document, CorrectionAction action, Annotation? was, Annotation? now, string? reason, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (needsWas, needsNow) = (action != CorrectionAction.Add, action is CorrectionAction.Change or CorrectionAction.Add);
        if (needsWas != was is not null || needsNow != now is not null)
            throw new ArgumentException($"{action} takes {(needsWas ? "what was" : "")} {(needsNow ? "what is" : "")}", nameof(action));
        if (was is not null && now is not null && was.GetType() != now.GetType())
            throw new ArgumentException($"a {was.GetType().Name} can't become a {now.GetType().Name}", nameof(now));
        return new Correction(
            document.Source.Sha256, document.Source.Document, action, was?.Relocated(document.Locate), now?.Relocated(document.Locate), reason, by, at);
    }
}
