using DocPipe.Classify;
using DocPipe.Extract;
using DocPipe.Model;
using DocPipe.Segment;
using DocPipe.Structure;

namespace DocPipe.Tests.Specs;

/// <summary>Prints problems as the table of corpus/specs writes them: found with the model that comes with the program.</summary>
internal static class ProblemSpecs
{
    private static readonly IStage[] Stages =
    [
        new StructureStage(Roster.Empty, DataFolder.Default),
        new SegmentStage(Lexicon.Open(DataFolder.Default)),
        new ExtractStage(DataFolder.Default, Roster.Empty),
        new ClassifyStage(DataFolder.Default),
    ];

    private static readonly Dictionary<string, string> Categories = Category.ReadAll(DataFolder.Default).ToDictionary(c => c.Id, c => c.Label);

    public static IEnumerable<string> Problems(SpecRow row)
    {
        var document = Read(row.Text);
        return document.All<ProblemAnnotation>().Select(p => $"「{document.TextOf(p)}」 {Categories[p.Category]}");
    }

    public static Document Read(string text) =>
        Stages.Aggregate(Document.FromReading(new Source("spec.txt", "", "txt", null), text), (d, stage) => stage.Run(d, CancellationToken.None));
}
