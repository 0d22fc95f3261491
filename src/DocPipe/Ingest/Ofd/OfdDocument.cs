using System.Xml.Linq;
using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Ofd;

/// <summary>The pages of one document in a container, each with what its templates print below or above it.</summary>
internal sealed class OfdDocument(OfdPackage package, string root, ReadLimits limits, CancellationToken cancellation)
{
    /// <summary>A4 in millimetres.</summary>
    private static readonly double[] a4 = [0, 0, 210, 297];

    private readonly Dictionary<string, XElement?> templates = new(StringComparer.Ordinal);

    public List<PageContent> Pages()
    {
        var path = OfdPackage.Resolve("", root);
        var document = package.Load(path);
        var common = OfdReader.Child(document, "CommonData");
        var box = Box(OfdReader.Child(common, "PageArea")) ?? a4;
        foreach (var template in OfdReader.Children(common, "TemplatePage"))
            if (OfdReader.Attribute(template, "ID") is { } id && OfdReader.Attribute(template, "BaseLoc") is { } place) templates.TryAdd(id, package.Load(OfdPackage.Resolve(path, place)));
        var pages = new List<PageContent>();
        foreach (var page in OfdReader.Children(OfdReader.Child(document, "Pages"), "Page").Take(limits.Pages))
        {
            cancellation.ThrowIfCancellationRequested();
            if (OfdReader.Attribute(page, "BaseLoc") is { } place && package.Load(OfdPackage.Resolve(path, place)) is { } content) pages.Add(Page(content, box));
        }

        return pages;
    }

    private PageContent Page(XElement content, double[] common)
    {
        var box = Box(OfdReader.Child(content, "Area")) ?? common;
        var page = new OfdPage(box, limits.Depth);
        foreach (var used in OfdReader.Children(content, "Template"))
            if (OfdReader.Attribute(used, "TemplateID") is { } id && templates.GetValueOrDefault(id) is { } template) page.Add(OfdReader.Child(template, "Content"));
        page.Add(OfdReader.Child(content, "Content"));
        return page.Content;
    }

    private static double[]? Box(XElement? area)
    {
        var box = OfdReader.Child(area, "PhysicalBox") ?? OfdReader.Child(area, "ApplicationBox");
        return box is not null && OfdPage.Numbers(box.Value) is { Count: >= 4 } n && n[2] > 1 && n[3] > 1 ? [n[0], n[1], n[2], n[3]] : null;
    }
}
