namespace DocPipe.Model;

/// <summary>The folder of templates, styles and checklists (templates/) beside the program, which an office edits.</summary>
public sealed class TemplateFolder(string root)
{
    /// <summary>templates/ beside the running program.</summary>
    public static TemplateFolder Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "templates"));

    public string Root => root;

    public string PathOf(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));
}
