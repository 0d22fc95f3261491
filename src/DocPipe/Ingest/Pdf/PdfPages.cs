namespace DocPipe.Ingest.Pdf;

/// <param name="Resources">Its own or those it inherits.</param>
/// <param name="Box">Left, lower, right and upper edge of what is shown.</param>
/// <param name="Turn">Quarter turns clockwise.</param>
internal sealed record PdfPage(PdfDictionary Page, PdfDictionary? Resources, double[] Box, int Turn);

/// <summary>Lists a file's pages. A tree in which a node returns is walked once.</summary>
internal static class PdfPages
{
    private const int MaxTree = 64;

    private static readonly double[] a4 = [0, 0, 595, 842];

    public static List<PdfPage> Of(PdfFile file, int most)
    {
        var result = new List<PdfPage>();
        var seen = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        Walk(file.Trailer.Dictionary("Root").Dictionary("Pages"), null, null, 0, 0, result, seen, most);
        if (result.Count > 0) return result;
        foreach (var number in file.Numbers)
            if (file.Object(number) is PdfDictionary page && page.Name("Type") == "Page") Walk(page, null, null, 0, 0, result, seen, most);
        return result;
    }

    private static void Walk(PdfDictionary? node, PdfDictionary? resources, double[]? box, int turn, int depth, List<PdfPage> pages, HashSet<PdfDictionary> seen, int most)
    {
        if (node is null || depth > MaxTree || pages.Count >= most || !seen.Add(node)) return;
        resources = node.Dictionary("Resources") ?? resources;
        box = Box(node.Get("CropBox")) ?? Box(node.Get("MediaBox")) ?? box;
        if (node.Number("Rotate") is { } degrees) turn = (int)(Math.Round(degrees / 90) % 4 + 4) % 4;
        if (node.Array("Kids") is { } kids && node.Name("Type") != "Page")
            for (var i = 0; i < kids.Elements.Count; i++) Walk(kids.Get(i) as PdfDictionary, resources, box, turn, depth + 1, pages, seen, most);
        else pages.Add(new PdfPage(node, resources, box ?? a4, turn));
    }

    private static double[]? Box(PdfItem? item)
    {
        if (PdfValues.Numbers(item, 4) is not { } n) return null;
        double[] box = [Math.Min(n[0], n[2]), Math.Min(n[1], n[3]), Math.Max(n[0], n[2]), Math.Max(n[1], n[3])];
        return box[2] - box[0] > 1 && box[3] - box[1] > 1 ? box : null;
    }
}
