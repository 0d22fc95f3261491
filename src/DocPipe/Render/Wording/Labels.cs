using DocPipe.Model;
using YamlDotNet.Core;

namespace DocPipe.Render.Wording;

/// <summary>What the digest's codes are called in documents, from templates/用语.yaml.</summary>
internal sealed class Labels
{
    private const string FileName = "用语.yaml";

    private readonly Dictionary<string, Dictionary<string, string>> names;

    private Labels(Dictionary<string, Dictionary<string, string>> names) => this.names = names;

    /// <summary>The label, or the code itself where the table has none.</summary>
    public string Of(string kind, string code) => names.GetValueOrDefault(kind)?.GetValueOrDefault(code) ?? code;

    /// <summary>The codes that a table has, in its order.</summary>
    public IReadOnlyCollection<string> Codes(string kind) => names.GetValueOrDefault(kind)?.Keys ?? (IReadOnlyCollection<string>)[];

    /// <exception cref="DataFileException">The table is missing (DP5022) or can't be read as one (DP5023).</exception>
    public static Labels Load(string folder)
    {
        string text;
        try
        {
            text = File.ReadAllText(Path.Combine(folder, FileName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP5022", $"找不到用语表 templates/{FileName}，或无法读取", e);
        }

        try
        {
            return new Labels(StyleFile.Reader().Deserialize<Dictionary<string, Dictionary<string, string>>?>(text) ?? []);
        }
        catch (YamlException e)
        {
            throw new DataFileException("DP5023", $"用语表 templates/{FileName} 第 {e.Start.Line} 行第 {e.Start.Column} 列有误：{(e.InnerException ?? e).Message}", e);
        }
    }
}
