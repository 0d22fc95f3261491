using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Review;

/// <summary>Looks for what is absent or contradictory inside one document.</summary>
/// <param name="checklists">The folder of checklists that the office edits.</param>
public sealed class ReviewStage(DataFolder models, string checklists) : IStage
{
    private readonly IReadOnlyList<string> bounded = models.Lines("review/bounded-shares.txt");
    private readonly ImmutableDictionary<DocumentType, Checklist> owed = Checklist.ReadAll(checklists);

    public string Name => "review";

    public int Version => 1;

    public ImmutableArray<Type> Needs { get; } =
        [typeof(Block), typeof(TypeAnnotation), typeof(TaskAnnotation), typeof(PhaseAnnotation), typeof(FigureAnnotation), typeof(PlaceholderAnnotation)];

    public ImmutableArray<Type> Gives { get; } = [typeof(MissingAnnotation), typeof(CompletenessAnnotation), typeof(ConflictAnnotation)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        IEnumerable<Annotation> found = Contradictions.Find(document, bounded, Name);
        if (owed.TryGetValue(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other, out var checklist))
            found = found.Concat(Completeness.Judge(document, checklist, Name));
        return document.With([.. found]);
    }
}
