using DocPipe.Model;
using DocPipe.Render;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace DocPipe.Tests.Render;

/// <summary>What the tests of this room share: the project's templates, a place for edited copies of them, the SDK's validator.</summary>
internal static class Office
{
    public static string Templates { get; } = Path.Combine(SharedData.Root, "templates");

    public static BriefingRenderer Renderer { get; } = new(new TemplateFolder(Templates));

    public static Briefing Briefing(Digest digest) => Assert.Single(Renderer.Compose("简报", digest));

    /// <summary>A folder with the project's styles and labels and one template of the test's own.</summary>
    public static BriefingRenderer With(string template, string name = "试", Func<string, string>? style = null)
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-templates-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "styles"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Templates, "styles")))
            File.WriteAllText(Path.Combine(folder, "styles", Path.GetFileName(file)), style is not null && file.EndsWith(".yaml", StringComparison.Ordinal) ? style(File.ReadAllText(file)) : File.ReadAllText(file));
        File.Copy(Path.Combine(Templates, "用语.yaml"), Path.Combine(folder, "用语.yaml"));
        File.WriteAllText(Path.Combine(folder, name + ".md.sbn"), template);
        return new BriefingRenderer(new TemplateFolder(folder));
    }

    /// <summary>What a template of the test's own makes of a digest, as Markdown.</summary>
    public static string Markdown(string template, Digest? digest = null) => string.Join("\n", With(template).Compose("试", digest ?? SampleDigest.Rich).Select(b => b.Markdown()));

    public static void AssertValid(byte[] docx)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        AssertValid(package);
    }

    public static void AssertValidXlsx(byte[] xlsx)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        AssertValid(package);
    }

    private static void AssertValid(OpenXmlPackage package)
    {
        Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Take(5).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }
}
