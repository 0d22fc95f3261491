using DocPipe.Model;
using YamlDotNet.Core;

namespace DocPipe.Render.Templates;

/// <summary>The front-matter block between two lines of three dashes at the top of a template.</summary>
internal sealed record TemplateHead
{
    private const string Rule = "---";

    public string Title { get; init; } = "";

    /// <summary>One line for lists: what the template makes and when it is used.</summary>
    public string About { get; init; } = "";

    public string Style { get; init; } = "公文";

    public List<string> Outputs { get; init; } = ["docx", "html", "md"];

    /// <summary>The members of the digest that the template speaks of.</summary>
    public List<string> Needs { get; init; } = [];

    /// <summary>"unit in units": the template is run for each, and makes a file for each that it prints anything for.</summary>
    public string Each { get; init; } = "";

    /// <summary>The name of the file made, itself a template; empty for the template's own name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Splits a template file. The body keeps the lines of the file, so that places in it are places in the file.</summary>
    /// <exception cref="DataFileException">DP5011, with line and column.</exception>
    public static (TemplateHead Head, string Body) Split(string text, string shown)
    {
        text = text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
        if (!text.StartsWith(Rule + "\n", StringComparison.Ordinal)) return (new TemplateHead(), text);
        var end = text.IndexOf("\n" + Rule + "\n", Rule.Length, StringComparison.Ordinal);
        if (end < 0) throw new DataFileException("DP5011", $"模板 {shown} 第 1 行：说明部分没有用单独一行“{Rule}”结束");
        var yaml = text[(Rule.Length + 1)..(end + 1)];
        var lines = yaml.AsSpan().Count('\n') + 2;
        try
        {
            var head = StyleFile.Reader().Deserialize<TemplateHead?>(yaml) ?? new TemplateHead();
            head.Check(shown);
            return (head, new string('\n', lines) + text[(end + Rule.Length + 2)..]);
        }
        catch (YamlException e)
        {
            throw new DataFileException("DP5011", $"模板 {shown} 第 {e.Start.Line + 1} 行第 {e.Start.Column} 列：说明部分有误，{(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>The two names of <see cref="Each"/>; null where the template is run once.</summary>
    public (string Item, string List)? Loop => Each.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var item, "in", var list] ? (item, list) : null;

    private void Check(string shown)
    {
        string[] formats = ["docx", "html", "md", "ics"];
        if (Outputs.Find(o => !formats.Contains(o, StringComparer.Ordinal)) is { } format)
            throw new DataFileException("DP5011", $"模板 {shown} 的 outputs 里有不认识的格式“{format}”，可用 {string.Join('、', formats)}");
        if (Needs.Find(n => !TemplateModel.Members.Contains(n)) is { } need)
            throw new DataFileException("DP5011", $"模板 {shown} 的 needs 里“{need}”不是汇总数据中的名称");
        if (Each.Length > 0 && (Loop is not { } loop || !TemplateModel.Members.Contains(loop.List)))
            throw new DataFileException("DP5011", $"模板 {shown} 的 each 应写成“unit in units”的样子，in 后面是汇总数据中的名称");
    }
}
