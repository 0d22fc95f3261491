using DocPipe.Scriban.Parsing;

namespace DocPipe.Scriban.Runtime;

/// <summary>Gives <c>include</c> the templates it names. Only relative names without steps upwards ever reach a loader.</summary>
public interface ITemplateLoader
{
    /// <summary>The path by which a template is known, which is also its name in messages; null where there is none of that name.</summary>
    string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName);

    /// <summary>The template's text; null where it can't be had.</summary>
    string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath);
}
