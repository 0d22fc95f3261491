using DocPipe.Model;
using DocPipe.Scriban;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Render.Templates;

/// <summary>The templates of a folder, which is the only place from which a template can include others.</summary>
internal sealed class TemplateLibrary(string root) : ITemplateLoader
{
    public const string Ending = ".md.sbn";

    public string Root => root;

    /// <summary>Names of the templates, in ordinal order; what begins with an underscore is only there to be included.</summary>
    public IEnumerable<string> Names => Directory.Exists(root)
        ? Directory.EnumerateFiles(root, "*" + Ending).Select(f => Path.GetFileName(f)[..^Ending.Length]).Where(n => n is not ['_', ..]).Order(StringComparer.Ordinal)
        : [];

    /// <exception cref="DataFileException">There is none of that name (DP5010), or its head (DP5011) or its body (DP5012) is wrong.</exception>
    public (TemplateHead Head, Template Body) Load(string name)
    {
        var shown = Shown(name + Ending);
        var (head, body) = TemplateHead.Split(Read(name + Ending) ?? throw new DataFileException("DP5010", $"找不到模板 {shown}{Known()}"), shown);
        return (head, Parse(body, shown));
    }

    public static Template Parse(string text, string shown)
    {
        var template = Template.Parse(text, shown);
        if (template.HasErrors)
            throw new DataFileException("DP5012", "模板有误：" + string.Join("\n", template.Messages.Take(5).Select(m => Describe(m))));
        return template;
    }

    /// <summary>File, line, column, what is wrong, and the line itself with a caret.</summary>
    public static string Describe(LogMessage message)
    {
        var whole = message.Describe();
        var end = whole.IndexOf('\n', StringComparison.Ordinal);
        var place = message.Span.Line > 0
            ? FormattableString.Invariant($"{message.Span.FileName} 第 {message.Span.Line} 行第 {message.Span.Column} 列")
            : message.Span.FileName + " 结尾";
        return $"{place}：{message.Message}{(end < 0 ? "" : whole[end..])}";
    }

    string? ITemplateLoader.GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
        File.Exists(PathOf(templateName)) ? Shown(templateName) : File.Exists(PathOf(templateName + ".sbn")) ? Shown(templateName + ".sbn") : null;

    string? ITemplateLoader.Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(templatePath[Prefix.Length..]);

    private const string Prefix = "templates/";

    private static string Shown(string file) => Prefix + file.Replace('\\', '/');

    private string PathOf(string file) => Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar));

    private string? Read(string file)
    {
        try
        {
            return file.AsSpan().ContainsAny('\0', '*', '?') || file.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(file) ? null : File.ReadAllText(PathOf(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private string Known() => Names.ToList() is { Count: > 0 } names ? "，现有：" + string.Join('、', names) : "";
}
