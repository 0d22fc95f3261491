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

    public int Version => 2;

    public ImmutableArray<Type> Needs { get; } =
        [typeof(Block), typeof(Token), typeof(TypeAnnotation), typeof(TaskAnnotation), typeof(PhaseAnnotation), typeof(FigureAnnotation), typeof(PlaceholderAnnotation)];

    public ImmutableArray<Type> Gives { get; } =
    [
        typeof(MissingAnnotation), typeof(CompletenessAnnotation), typeof(FindingAnnotation), typeof(ConflictAnnotation), typeof(ClaimAnnotation), typeof(OwnPeriodAnnotation),
    ];

    public Document Run(Document document, CancellationToken cancellation)
    {
        var found = contradictions.Find(document);
        if (owed.TryGetValue(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other, out var checklist))
            found = found.Concat(completeness.Judge(document, checklist));
        if (StatedPeriod.Of(document) is { Value.Length: > 0 } own) found = found.Append(new OwnPeriodAnnotation(own.Span, By, own.Value));
        return document.With([.. found]);
    }
}
