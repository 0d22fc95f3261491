using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Review.Consistency;

namespace DocPipe.Review;

/// <summary>Looks for what is absent or contradictory inside one document.</summary>
/// <param name="roster">Tells the kind of unit, which a checklist may ask for.</param>
/// <param name="checklists">The folder of checklists that the office edits.</param>
public sealed class ReviewStage(DataFolder models, Roster roster, string checklists) : IStage
{
    internal const string By = "review";

    private readonly Contradictions contradictions = new(models);
    private readonly Completeness completeness = new(models, roster);
    private readonly ImmutableDictionary<DocumentType, Checklist> owed = Checklist.ReadAll(checklists);

    public string Name => By;

    public int Version => 3;

    public ImmutableArray<Type> Needs { get; } =
        [typeof(Block), typeof(Token), typeof(TypeAnnotation), typeof(TaskAnnotation), typeof(PhaseAnnotation), typeof(FigureAnnotation), typeof(PlaceholderAnnotation)];

    public ImmutableArray<Type> Gives { get; } =
    [
        typeof(MissingAnnotation), typeof(CompletenessAnnotation), typeof(FindingAnnotation), typeof(ConflictAnnotation), typeof(ClaimAnnotation), typeof(OwnPeriodAnnotation),
    ];

    public Document Run(Document document, CancellationToken cancellation) => Judged(document, []);

    /// <summary>
    /// A document that was judged before, as it reads with what people said: what they said of its words is taken first, then it is judged
    /// anew in the light of that, then what they said of these judgements is taken. How complete it is follows from all of it.
    /// </summary>
    /// <param name="corrections">Those of other documents are passed over.</param>
    public Document Again(Document document, IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(document);
        var said = corrections.ToLookup(c => Gives.Contains(c.Subject.GetType()));
        var read = document with { Annotations = [.. document.Annotations.Where(a => a.By != By)] };
        return Judged(SaidSections.Apply(read.Corrected(said[false])), said[true]);
    }

    private Document Judged(Document document, IEnumerable<Correction> said)
    {
        var found = contradictions.Find(document);
        var owes = owed.TryGetValue(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other, out var checklist);
        if (owes) found = found.Concat(completeness.Judge(document, checklist!));
        if (StatedPeriod.Of(document) is { Value.Length: > 0 } own) found = found.Append(new OwnPeriodAnnotation(own.Span, By, own.Value));
        document = Agreeing(document.With([.. found]).Corrected(said));
        return owes && completeness.Measure(document, checklist!) is { } share ? document.With([share]) : document;
    }

    /// <summary>Where a person says that a section isn't missing, it isn't empty either.</summary>
    private static Document Agreeing(Document document)
    {
        var missing = document.All<MissingAnnotation>().Select(m => m.Span).ToHashSet();
        return document.All<FindingAnnotation>().All(Stands) ? document : document with { Annotations = [.. document.Annotations.Where(a => a is not FindingAnnotation f || Stands(f))] };

        bool Stands(FindingAnnotation finding) => finding.Kind != FindingKind.EmptySection || finding.By != By || missing.Contains(finding.Span);
    }
}
