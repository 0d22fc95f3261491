namespace DocPipe.Web.Corrections;

/// <summary>A correction as it is told to the document page and to programs.</summary>
/// <param name="Kind">One of <see cref="AnnotationKinds"/>.</param>
/// <param name="Span">Into the source text.</param>
internal sealed record CorrectionReport(
    long Id, CorrectionAction Action, string Kind, SourceSpan Span, Wording Was, Wording? Now, string? Reason, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public static CorrectionReport Of(KeptCorrection kept)
    {
        var c = kept.Correction;
        return new CorrectionReport(
            kept.Id, c.Action, AnnotationKinds.Of(c.Subject) ?? "", SourceSpan.Of(c.Subject is NoiseAnnotation noise ? noise.SourceSpan : c.SourceSpan), Wordings.Of(c.Subject),
            c.Now is { } now ? Wordings.Of(now) with { Span = SourceSpan.Of(now.Span) } : null, c.Reason, c.By, c.At, kept.UndoneBy, kept.UndoneAt);
    }
}

/// <param name="Revision">To be sent with the next correction.</param>
internal sealed record CorrectionList(int Revision, IReadOnlyList<CorrectionReport> Corrections);

/// <summary>Somebody else was quicker; nothing was kept.</summary>
/// <param name="Code">DP7304.</param>
/// <param name="Meanwhile">What the other one did.</param>
internal sealed record CorrectionClash(string Code, string Message, int Revision, IReadOnlyList<CorrectionReport> Meanwhile);
