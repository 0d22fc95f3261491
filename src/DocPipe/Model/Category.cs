using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace DocPipe.Model;

/// <summary>A kind of problem, as the office's own list says (models/categories.yaml).</summary>
/// <param name="Label">The name shown to people.</param>
public sealed record Category(string Id, string Label, string About)
{
    /// <summary>Told with less confidence than this, a category is shown as <see cref="Undecided"/> and left to a person.</summary>
    public const double LeastConfidence = 0.5;

    public const string Undecided = "待定";

    /// <exception cref="DataFileException">The list doesn't parse, is empty or names a category twice (DP9120).</exception>
    public static IReadOnlyList<Category> ReadAll(DataFolder models) => Read(models.PathOf("categories.yaml"));

    /// <inheritdoc cref="ReadAll"/>
    public static IReadOnlyList<Category> Read(string path)
    {
        var name = Path.GetFileName(path);
        List<Shape>? shapes;
        try
        {
            shapes = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
                .Deserialize<List<Shape>>(File.ReadAllText(path));
        }
        catch (Exception e) when (e is YamlException or IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9120", $"问题分类 {name} 读不懂：{e.InnerException?.Message ?? e.Message}", e);
        }

        if (shapes is not { Count: > 0 } || shapes.Exists(s => string.IsNullOrWhiteSpace(s.Id)))
            throw new DataFileException("DP9120", $"问题分类 {name} 是空的，或有一类没有写 id");
        if (shapes.GroupBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DataFileException("DP9120", $"问题分类 {name} 里“{twice.Key}”写了两次");
        return [.. shapes.Select(s => new Category(s.Id!, s.Label ?? s.Id!, s.About ?? ""))];
    }

    // The names in the file; filled by the reader of yaml.
    private sealed class Shape
    {
        public string? Id { get; set; }

        public string? Label { get; set; }

        public string? About { get; set; }
    }
}
