using DocPipe.Model;

namespace DocPipe.Tests.Specs;

/// <summary>Prints what the review of one document finds as the tables of corpus/specs write it.</summary>
internal static class ReviewSpecs
{
    private static readonly Pipeline Pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster.Empty);

    private static readonly Dictionary<ConflictKind, string> Kinds = new()
    {
        [ConflictKind.Total] = "合计", [ConflictKind.DateOrder] = "时间先后", [ConflictKind.RepeatedFigure] = "前后不一", [ConflictKind.ImpossibleDate] = "日期不存在",
    };

    public static IEnumerable<string> Conflicts(SpecRow row)
    {
        var document = Run(row);
        return document.All<ConflictAnnotation>().Select(c => $"{Kinds[c.Kind]}「{document.TextOf(c).Replace('\n', '/')}」");
    }

    public static IEnumerable<string> Findings(SpecRow row)
    {
        var document = Run(row);
        return document.All<FindingAnnotation>().Select(f => f.Message);
    }

    private static Document Run(SpecRow row) =>
        Pipeline.Run(Document.FromReading(new Source("spec.txt", "", "txt", null), row.Text), CancellationToken.None)[0];
}
