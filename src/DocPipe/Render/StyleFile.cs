using DocPipe.Model;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace DocPipe.Render;

/// <summary>Reads style profiles: what a file doesn't say comes from the profile it names as its base, and in the end from the standard.</summary>
internal static class StyleFile
{
    private const int MostBases = 4;

    /// <exception cref="DataFileException">The file is missing (DP5020) or is not a profile (DP5021).</exception>
    public static StyleProfile Load(string folder, string name)
    {
        var tree = Tree(new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Serialize(new StyleProfile()));
        var files = new Stack<(string Text, string Shown)>();
        for (string? next = name; !string.IsNullOrEmpty(next);)
        {
            var shown = $"templates/styles/{next}.yaml";
            if (files.Count == MostBases) throw new DataFileException("DP5021", $"版式文件 {shown} 的 base 层数太多，或互相引用");
            var text = Read(Path.Combine(folder, "styles", next + ".yaml"), shown);
            next = Parse(text, shown).Base;
            files.Push((text, shown));
        }

        while (files.TryPop(out var file)) Merge(tree, Tree(file.Text));
        var profile = Parse(new SerializerBuilder().Build().Serialize(tree), $"templates/styles/{name}.yaml");
        profile.Check($"templates/styles/{name}.yaml");
        return profile;
    }

    internal static IDeserializer Reader() =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceNullability().Build();

    private static string Read(string path, string shown)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DataFileException("DP5020", $"找不到版式文件 {shown}，或无法读取", e);
        }
    }

    /// <summary>Each file is read on its own first, so that an error is told by its own line.</summary>
    private static StyleProfile Parse(string text, string shown)
    {
        try
        {
            return Reader().Deserialize<StyleProfile?>(text) ?? new StyleProfile();
        }
        catch (YamlException e)
        {
            throw new DataFileException("DP5021", $"版式文件 {shown} 第 {e.Start.Line} 行第 {e.Start.Column} 列有误：{(e.InnerException ?? e).Message}", e);
        }
    }

    private static Dictionary<object, object?> Tree(string yaml) => new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>?>(yaml) ?? [];

    /// <summary>Members of mappings are laid over one another; a list or a value replaces what was there.</summary>
    private static void Merge(Dictionary<object, object?> under, Dictionary<object, object?> over)
    {
        foreach (var (key, value) in over)
        {
            if (value is null) continue;
            if (value is Dictionary<object, object?> own && under.GetValueOrDefault(key) is Dictionary<object, object?> lower) Merge(lower, own);
            else under[key] = value;
        }
    }
}
