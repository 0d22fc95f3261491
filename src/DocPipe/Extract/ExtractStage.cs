using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>
/// Reads meaning from words: references, dates, figures, placeholders, units, phases, tasks. One extractor a kind, in an order in which each
/// may rely on the ones before it: a date inside a cited title is known to be there, a number inside a date is no figure, a mask inside
/// a figure is no blank to ask about.
/// </summary>
public sealed class ExtractStage : IStage
{
    internal const string By = "extract";

    private readonly ImmutableArray<IExtractor> extractors;

    /// <exception cref="DataFileException">A word list under models/extract is not there.</exception>
    public ExtractStage(DataFolder data, Roster roster)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(roster);
        var lexicon = new UnitLexicon(data);
        var owners = new OwnerLists(data);
        var flat = FlatTable.Load(data, lexicon, owners);
        extractors =
        [
            new References(data),
            new Dates(data),
            new Figures(data),
            new Placeholders(data),
            new Phases(owners),
            new Tasks(owners, OwnerPhrases.Load(data, lexicon, owners), flat, new NotWork(data)),
            new Units(lexicon, flat, roster),
        ];
    }

    public string Name => By;

    public int Version => 2;

    public ImmutableArray<Type> Needs => [typeof(Block)];

    public ImmutableArray<Type> Gives =>
    [
        typeof(ReferenceAnnotation), typeof(DateAnnotation), typeof(FigureAnnotation), typeof(PlaceholderAnnotation), typeof(ConflictAnnotation),
        typeof(UnitAnnotation), typeof(PhaseAnnotation), typeof(TaskAnnotation),
    ];

    public Document Run(Document document, CancellationToken cancellation)
    {
        foreach (var extractor in extractors)
        {
            cancellation.ThrowIfCancellationRequested();
            document = document.With(extractor.Extract(document));
        }

        return document;
    }
}
