using System.Collections.Immutable;
using DocPipe.Model;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace DocPipe.Review;

/// <param name="OrTasks">So many tasks of the document count as this section; null where only the section itself does.</param>
internal sealed record OwedSection(Role Role, string Label, double Weight, string Advice, int? OrTasks);

/// <summary>What a document of one type owes, as the office's own file says (templates/checklists/*.yaml).</summary>
internal sealed record Checklist(DocumentType Type, ImmutableArray<OwedSection> Owes)
{
    /// <summary>Reads every checklist of a folder; a type without a file owes nothing.</summary>
    /// <exception cref="DataFileException">A file doesn't parse or names an unknown type or role (DP9110 to DP9112).</exception>
    public static ImmutableDictionary<DocumentType, Checklist> ReadAll(string folder)
    {
        var result = ImmutableDictionary.CreateBuilder<DocumentType, Checklist>();
        if (!Directory.Exists(folder)) throw new DataFileException("DP9110", $"找不到检查清单文件夹：{folder}");
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var checklist = Read(path);
            if (!result.TryAdd(checklist.Type, checklist))
                throw new DataFileException("DP9112", $"检查清单 {Path.GetFileName(path)}：这种文件类型已有另一份清单");
        }

        return result.ToImmutable();
    }

    private static Checklist Read(string path)
    {
        var name = Path.GetFileName(path);
        FileShape shape;
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            shape = yaml.Deserialize<FileShape>(File.ReadAllText(path)) ?? new FileShape();
        }
        catch (YamlException e)
        {
            throw new DataFileException("DP9110", $"检查清单 {name} 第{e.Start.Line}行第{e.Start.Column}列读不懂：{e.InnerException?.Message ?? e.Message}", e);
        }

        var type = Named<DocumentType>(shape.Type)
            ?? throw new DataFileException("DP9111", $"检查清单 {name}：不认识的文件类型“{shape.Type}”（可用 plan、weekly、summary、speech、other）");
        return new Checklist(type, [.. (shape.Owes ?? []).Select(o => new OwedSection(
            Named<Role>(o.Role) ?? throw new DataFileException("DP9111", $"检查清单 {name}：不认识的栏目“{o.Role}”"),
            o.Label ?? o.Role!, o.Weight, o.Advice ?? "", o.OrTasks))]);
    }

    private static T? Named<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(name, out _)
            ? value
            : null;

    // The names in the file; filled by the reader of yaml.
    private sealed class FileShape
    {
        public string? Type { get; set; }

        public List<SectionShape>? Owes { get; set; }
    }

    private sealed class SectionShape
    {
        public string? Role { get; set; }

        public string? Label { get; set; }

        public double Weight { get; set; } = 1;

        public string? Advice { get; set; }

        public int? OrTasks { get; set; }
    }
}
