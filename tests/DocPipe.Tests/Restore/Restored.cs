using DocPipe.Model;
using DocPipe.Restore;

namespace DocPipe.Tests.Restore;

/// <summary>Runs the stage over a text as if it had just been read.</summary>
internal static class Restored
{
    private static readonly RestoreStage stage = new();

    public static Document Of(string text) => stage.Run(Read(text), CancellationToken.None);

    public static string Text(string text) => Of(text).Text;

    public static Document Read(string text) => Document.FromReading(new Source("测试.txt", new string('0', 64), "txt", "utf-8"), text);

    public static Document Again(Document document) => stage.Run(document, CancellationToken.None);
}
