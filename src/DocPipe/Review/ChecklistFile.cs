using System.Collections.Immutable;
using System.Globalization;
using DocPipe.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocPipe.Review;

/// <summary>Reads one checklist. Whatever is not understood is named with its line: an office edits these files by hand.</summary>
internal sealed class ChecklistFile
{
    private static readonly string[] Findings = ["empty_section", "hollow_section", "bare_none", "too_short", "truncated", "no_owner", "no_due"];

    private readonly string name;

    private ChecklistFile(string name) => this.name = name;

    /// <exception cref="DataFileException">Not yaml or not to be read (DP9110), an unknown type, role, key or condition (DP9111), a value of the wrong kind (DP9113).</exception>
    public static Checklist Read(string path)
    {
        var file = new ChecklistFile(Path.GetFileName(path));
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new DataFileException("DP9110", $"检查清单 {file.name} 第{e.Start.Line}行第{e.Start.Column}列读不懂：{e.InnerException?.Message ?? e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9110", $"检查清单 {file.name} 读不了：{e.Message}", e);
        }

        if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlMappingNode root)
            throw new DataFileException("DP9110", $"检查清单 {file.name} 应当是“名称: 值”的形式");
        return file.Checklist(root);
    }

    private Checklist Checklist(YamlMappingNode root)
    {
        DocumentType? type = null;
        var atLeast = 0;
        var owes = ImmutableArray<OwedSection>.Empty;
        var say = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Children)
            switch (Text(key))
            {
                case "type": type = Named<DocumentType>(Text(value)) ?? throw Unknown(value, "文件类型", "plan、weekly、summary、speech、other"); break;
                case "at_least": atLeast = (int)Number(value); break;
                case "say":
                    foreach (var (finding, words) in Mapping(value).Children)
                        say[Findings.Contains(Text(finding)) ? Text(finding) : throw Unknown(finding, "检查项", string.Join('、', Findings))] = Text(words);
                    break;
                case "owes": owes = [.. Sequence(value).Select(s => Section(Mapping(s)))]; break;
                default: throw Unknown(key, "名称", "type、at_least、say、owes");
            }

        return new Checklist(type ?? throw new DataFileException("DP9111", $"检查清单 {name} 没有写 type（文件类型）"), owes, atLeast, say.ToImmutable());
    }

    private OwedSection Section(YamlMappingNode node)
    {
        Role? role = null;
        string? label = null;
        var section = new OwedSection(default, "", 1, "", null, [], Specific: false, [], []);
        foreach (var (key, value) in node.Children)
            switch (Text(key))
            {
                case "role": role = RoleOf(value); break;
                case "label": label = Text(value); break;
                case "weight": section = section with { Weight = Number(value) }; break;
                case "advice": section = section with { Advice = Text(value) }; break;
                case "or_tasks": section = section with { OrTasks = (int)Number(value) }; break;
                case "or_sections": section = section with { OrSections = [.. Sequence(value).Select(RoleOf)] }; break;
                case "specific": section = section with { Specific = Text(value) switch { "true" => true, "false" => false, _ => throw Wrong(value, "true 或 false") } }; break;
                case "only_for": section = section with { OnlyFor = [.. Sequence(value).Select(Text)] }; break;
                case "only_if": section = section with { OnlyIf = [.. Sequence(value).Select(Condition)] }; break;
                default: throw Unknown(key, "名称", "role、label、weight、advice、or_tasks、or_sections、specific、only_for、only_if");
            }

        if (role is not { } known) throw new DataFileException("DP9111", $"检查清单 {name} 第{node.Start.Line}行的一项没有写 role（栏目）");
        return section with { Role = known, Label = label ?? Text(node.Children.First(c => Text(c.Key) == "role").Value) };
    }

    private Having Condition(YamlNode node) => Named<HavingKind>(Text(node)) is { } kind and not HavingKind.Section
        ? new Having(kind, default)
        : new Having(HavingKind.Section, RoleOf(node));

    private Role RoleOf(YamlNode node) => Named<Role>(Text(node)) ?? throw Unknown(node, "栏目", string.Join('、', Enum.GetNames<Role>().Select(Snake)));

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private string Text(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, "文字");

    private double Number(YamlNode node) =>
        double.TryParse(Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(node, "不小于0的数");

    private YamlMappingNode Mapping(YamlNode node) => node as YamlMappingNode ?? throw Wrong(node, "“名称: 值”");

    private YamlSequenceNode Sequence(YamlNode node) => node as YamlSequenceNode ?? throw Wrong(node, "列表（每项一行，以 - 开头，或写在方括号里）");

    private DataFileException Unknown(YamlNode node, string what, string known) =>
        new("DP9111", $"检查清单 {name} 第{node.Start.Line}行：不认识的{what}“{node}”（可用 {known}）");

    private DataFileException Wrong(YamlNode node, string wanted) =>
        new("DP9113", $"检查清单 {name} 第{node.Start.Line}行：这里应当写{wanted}");

    private static T? Named<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(name, out _)
            ? value
            : null;
}
