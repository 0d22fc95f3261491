using DocPipe.Extract;
using DocPipe.Model;

namespace DocPipe.Tests.Specs;

/// <summary>Prints what Extract reads of dates, figures, references and placeholders as the tables of corpus/specs write it.</summary>
internal static class ValueSpecs
{
    private static readonly ExtractStage Stage = new(DataFolder.Default, Roster.Empty);

    public static IEnumerable<string> References(SpecRow row)
    {
        var document = Run(row);
        return document.All<ReferenceAnnotation>().Select(r => $"「{document.TextOf(r)}」{(r.Number is null ? "" : " " + r.Number)}");
    }

    private static Document Run(SpecRow row)
    {
        var source = new Source("spec.txt", "", "txt", null);
        return Stage.Run(Document.FromReading(source, row.Text), CancellationToken.None);
    }
}
