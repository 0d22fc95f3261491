namespace DocPipe.Web.Corrections;

/// <summary>What is found wanting in a document, as it is told to programs; what a correction of it has to say is all here.</summary>
/// <param name="Kind">missing, finding, conflict or placeholder.</param>
/// <param name="Span">Into the source text; null for what is said of the document as a whole.</param>
/// <param name="Was">Its role or type, by which a correction tells it from others at the same place.</param>
/// <param name="By">The stage that said so, or "人:" and the person who stands by it.</param>
internal sealed record FindingReport(string Kind, SourceSpan? Span, Wording Was, string Message, string By)
{
    /// <summary>In reading order, what is said of the document as a whole first.</summary>
    public static IEnumerable<FindingReport> Of(Document document) =>
        from annotation in document.Annotations
        let message = Told(annotation, document)
        where message is not null
        let place = AnnotationKinds.Place(document, annotation)
        orderby !place.IsEmpty, place.Start
        select new FindingReport(AnnotationKinds.Of(annotation)!, place.IsEmpty ? null : SourceSpan.Of(place), Wordings.Of(annotation), message, annotation.By);

    private static string? Told(Annotation annotation, Document document) => annotation switch
    {
        MissingAnnotation missing => $"没有“{missing.Label}”。{missing.Advice}",
        FindingAnnotation finding => finding.Message,
        ConflictAnnotation conflict => conflict.Message,
        PlaceholderAnnotation { Kind: not PlaceholderKind.Elided } => document.TextOf(annotation),
        _ => null,
    };
}
