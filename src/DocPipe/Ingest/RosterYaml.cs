using DocPipe.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocPipe.Ingest;

/// <summary>A roster written as a yaml list of units, with the names of the csv's columns.</summary>
internal static class RosterYaml
{
    /// <exception cref="DataFileException">As <see cref="RosterFile.Read"/>.</exception>
    public static Roster Parse(string text, string file)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new DataFileException("DP9202", $"名册 {file} 第{e.Start.Line}行第{e.Start.Column}列读不懂：{e.InnerException?.Message ?? e.Message}", e);
        }

        if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlSequenceNode list)
            throw new DataFileException("DP9202", $"名册 {file} 应当是单位的列表，每个单位以 - name: 开头");
        var rows = new RosterRows(file);
        foreach (var item in list)
        {
            if (item is not YamlMappingNode unit) throw new DataFileException("DP9202", $"名册 {file} 第{item.Start.Line}行应当以 - name: 开头");
            foreach (var (key, _) in unit.Children)
                if (key.ToString() is not ("name" or "aliases" or "kind" or "contact" or "owes" or "due"))
                    throw new DataFileException("DP9204", $"名册 {file} 第{key.Start.Line}行：不认识的名称“{key}”（可用 name、aliases、kind、contact、owes、due）");
            rows.Add((int)unit.Start.Line, One(unit, "name"), Many(unit, "aliases"), One(unit, "kind"), One(unit, "contact"), Many(unit, "owes"), One(unit, "due"));
        }

        return rows.Roster;
    }

    private static string One(YamlMappingNode unit, string key) => unit.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text } ? text : "";

    private static IEnumerable<string> Many(YamlMappingNode unit, string key) => unit.Children.TryGetValue(key, out var value)
        ? value is YamlSequenceNode list ? list.Select(v => v.ToString()) : value.ToString().Split(RosterRows.Separators)
        : [];
}
