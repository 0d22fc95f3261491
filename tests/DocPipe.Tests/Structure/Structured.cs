using DocPipe.Model;
using DocPipe.Structure;

namespace DocPipe.Tests.Structure;

/// <summary>Short words for tests: a text, as the structure stage reads it.</summary>
internal static class Structured
{
    private static readonly StructureStage Plain = new(Roster.Empty, DataFolder.Default);

    public static Document Read(string text, string path = "a.txt") => Plain.Run(Of(text, path), default);

    public static Document Read(string text, string path, Roster roster) => new StructureStage(roster, DataFolder.Default).Run(Of(text, path), default);

    /// <summary>The blocks of one kind as the text writes them.</summary>
    public static string[] Texts(this Document document, BlockKind kind) =>
        [.. document.Blocks.Where(b => b.Kind == kind).Select(b => b.Span.In(document.Text))];

    public static string[] Headings(string text) => Read(text).Texts(BlockKind.Heading);

    /// <summary>"level role words" for every heading.</summary>
    public static string[] Outline(string text)
    {
        var document = Read(text);
        return [.. document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => $"{b.Level} {b.Role} {b.Content.In(document.Text)}")];
    }

    private static Document Of(string text, string path) => Document.FromReading(new Source(path, new string('0', 64), "txt", "utf-8"), text);
}
