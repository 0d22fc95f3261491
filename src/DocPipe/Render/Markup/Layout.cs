using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using DocPipe.Model;

namespace DocPipe.Render.Markup;

/// <summary>The ::: blocks that a template may use for the parts of an official document that plain Markdown has no word for.</summary>
internal static class Layout
{
    public const string RedHead = "红头", Imprint = "版记", Signature = "落款", Attachments = "附件", KeyFigures = "指标", Centred = "居中", Addressee = "主送";

    /// <summary>Splits a line into what stands left and right, or figure and label.</summary>
    public const char Bar = '｜';

    public static IReadOnlyList<string> All { get; } = [RedHead, Imprint, Signature, Attachments, KeyFigures, Centred, Addressee];

    /// <exception cref="DataFileException">The text opens a block that there is not (DP5014).</exception>
    public static void Check(string text, string shown)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith(":::")) continue;
            var name = line.Trim(": ").ToString();
            if (name.Length > 0 && !All.Contains(name, StringComparer.Ordinal))
                throw new DataFileException("DP5014", $"模板 {shown} 用了不认识的版式块“::: {name}”，可用：{string.Join('、', All)}");
        }
    }

    public static IEnumerable<ParagraphBlock> Lines(CustomContainer container) => container.OfType<ParagraphBlock>();

    /// <summary>The words of the block's lines, emphasis and marks left out; empty ones too.</summary>
    public static List<string> Words(CustomContainer container) =>
        [.. Lines(container).Select(p => Inlines.Words(p.Inline).Trim()).Where(w => w.Trim(Bar).Length > 0)];

    public static (string Left, string Right) Split(string line) =>
        line.IndexOf(Bar) is var at and >= 0 ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, "");
}
