namespace DocPipe.Render;

/// <summary>What there is to know of a template before it is used.</summary>
/// <param name="Name">By which it is asked for: its file's name without the ending.</param>
/// <param name="About">What it makes, one line.</param>
/// <param name="Outputs">Formats it is made for: docx, html, md, ics.</param>
/// <param name="Needs">Members of the digest that it speaks of.</param>
public sealed record TemplateInfo(string Name, string Title, string About, IReadOnlyList<string> Outputs, IReadOnlyList<string> Needs);
