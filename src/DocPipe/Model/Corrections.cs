using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>How a document reads with what people said of it.</summary>
internal static class Corrections
{
    /// <summary>Of two stretches that are one thing read twice, the part shared is at least this share of both together.</summary>
    private const double Same = 0.5;

    /// <summary>In the order of time: of two words on the same annotation the later wins.</summary>
    public static Document Apply(Document document, IEnumerable<Correction> corrections)
    {
        var annotations = document.Annotations.ToList();
        var changed = false;
        foreach (var correction in corrections.OrderBy(c => c.At))
        {
            if (correction.Sha256 != document.Source.Sha256 || correction.Document != document.Source.Document) continue;
            changed = true;
            var stood = correction.Was is { } was && Withdraw(annotations, document, was);
            // That a judgement is right says nothing once there is no more ground for it.
            if (correction.Action == CorrectionAction.Accept && !stood && IsJudgement(correction.Subject)) continue;
            var said = correction.Action switch
            {
                CorrectionAction.Reject => null,
                CorrectionAction.Accept => correction.Was,
                _ => correction.Now,
            };
            if (said is null) continue;
            var word = said.Relocated(document.Origin.Project) with { By = Correction.Person + correction.By };
            if (correction.Action == CorrectionAction.Add) Withdraw(annotations, document, said, exactly: true);
            annotations.Add(word is ProblemAnnotation problem ? problem with { Confidence = 1 } : word);
        }

        return changed ? document with { Annotations = [.. annotations.OrderBy(a => a.Span)] } : document;
    }

    /// <returns>Whether it was there.</returns>
    private static bool Withdraw(List<Annotation> annotations, Document document, Annotation meant, bool exactly = false)
    {
        if (IsOneOfAKind(meant)) return annotations.RemoveAll(a => a.GetType() == meant.GetType()) > 0;

        int best = -1;
        var score = 0.0;
        for (var i = 0; i < annotations.Count; i++)
        {
            if (annotations[i].GetType() != meant.GetType()) continue;
            var here = annotations[i].Relocated(document.Locate);
            var likeness = Likeness(here, meant);
            if (likeness <= score || (exactly && here.Span != meant.Span)) continue;
            (best, score) = (i, likeness);
        }

        if (best >= 0) annotations.RemoveAt(best);
        return best >= 0;
    }

    /// <summary>A document has one type, one title, one sender and one period, wherever they were read.</summary>
    private static bool IsOneOfAKind(Annotation annotation) =>
        annotation is TypeAnnotation or TitleAnnotation or SenderAnnotation or PeriodAnnotation or CompletenessAnnotation;

    /// <summary>Follows from what was read, and from nothing else.</summary>
    private static bool IsJudgement(Annotation annotation) => annotation is MissingAnnotation or FindingAnnotation or ConflictAnnotation;

    /// <summary>0 for another thing; more than 1 for the same stretch, and more still where all else is the same too.</summary>
    private static double Likeness(Annotation here, Annotation meant)
    {
        if (here is MissingAnnotation missing) return missing.Role == ((MissingAnnotation)meant).Role ? 1 : 0;
        if (here is NoiseAnnotation noise) return noise.SourceSpan == ((NoiseAnnotation)meant).SourceSpan ? 1 : 0;
        // Of one task it may be said that nobody owns it and that it has no day, of one document that it is too short and that it was cut off.
        if (here is FindingAnnotation finding && finding.Kind != ((FindingAnnotation)meant).Kind) return 0;
        if (here is ConflictAnnotation conflict && conflict.Kind != ((ConflictAnnotation)meant).Kind) return 0;
        if (here is FindingAnnotation && here.Span.IsEmpty && meant.Span.IsEmpty) return 1;
        if (here.Span == meant.Span) return (here with { By = meant.By }).Equals(meant) ? 3 : 2;
        var shared = here.Span.Intersect(meant.Span).Length;
        var together = here.Span.Length + meant.Span.Length - shared;
        return together > 0 && shared >= Same * together ? (double)shared / together : 0;
    }

    /// <summary>The same annotation with its places carried elsewhere.</summary>
    public static Annotation Relocated(this Annotation annotation, Func<Span, Span> carry)
    {
        var moved = annotation with { Span = carry(annotation.Span) };
        return moved switch
        {
            TaskAnnotation { Due: { } due } task => task with { Due = due with { Span = carry(due.Span) } },
            ConflictAnnotation conflict => conflict with { Also = [.. conflict.Also.Select(carry)] },
            _ => moved,
        };
    }
}
