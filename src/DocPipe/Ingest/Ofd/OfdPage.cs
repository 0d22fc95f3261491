using System.Globalization;
using System.Xml.Linq;
using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Ofd;

/// <summary>Places a page's text objects, straight paths and pictures; millimetres become points.</summary>
internal sealed class OfdPage(double[] box, int maxDepth)
{
    private const double Point = 72 / 25.4, Thin = 1.1;

    private const int MostGlyphs = 400_000, MostDeltas = 100_000;

    public PageContent Content { get; } = new(box[2] * Point, box[3] * Point);

    public void Add(XElement? content) => Objects(content, 0);

    private void Objects(XElement? container, int depth)
    {
        if (container is null || depth > maxDepth) return;
        foreach (var item in container.Elements())
            switch (item.Name.LocalName)
            {
                case "Layer" or "PageBlock": Objects(item, depth + 1); break;
                case "TextObject" when OfdReader.Attribute(item, "Visible") is not "false": Text(item); break;
                case "PathObject": Path(item); break;
                case "ImageObject" when Numbers(OfdReader.Attribute(item, "Boundary")) is { Count: >= 4 } b:
                    Content.Picture = Math.Max(Content.Picture, Math.Clamp(b[2] * b[3] / (box[2] * box[3]), 0, 1));
                    break;
            }
    }

    private void Text(XElement item)
    {
        var (boundary, ctm) = Frame(item);
        var size = Number(OfdReader.Attribute(item, "Size")) ?? 4;
        var stretch = Number(OfdReader.Attribute(item, "HScale")) ?? 1;
        double x = 0, y = 0;
        foreach (var code in OfdReader.Children(item, "TextCode"))
        {
            x = Number(OfdReader.Attribute(code, "X")) ?? x;
            y = Number(OfdReader.Attribute(code, "Y")) ?? y;
            var (deltaX, deltaY) = (Deltas(OfdReader.Attribute(code, "DeltaX")), Deltas(OfdReader.Attribute(code, "DeltaY")));
            var (atX, atY, index) = (x, y, 0);
            foreach (var rune in code.Value.Trim('\r', '\n').EnumerateRunes())
            {
                var step = index < deltaX.Count ? deltaX[index] : deltaX.Count > 0 || index < deltaY.Count ? 0 : size * stretch * (rune.Value < 0x2E80 ? 0.5 : 1);
                var width = step > 0 ? Math.Min(step, size * stretch) : size * stretch * (rune.Value < 0x2E80 ? 0.5 : 1);
                Place(rune.ToString(), atX, atY, width, size, boundary, ctm);
                atX += step;
                atY += index < deltaY.Count ? deltaY[index] : 0;
                index++;
            }
        }
    }

    private void Place(string text, double x, double y, double width, double size, List<double> boundary, double[] ctm)
    {
        if (Content.Glyphs.Count >= MostGlyphs) return;
        var (left, baseline) = Map(x, y, boundary, ctm);
        var across = Math.Sqrt(ctm[0] * ctm[0] + ctm[1] * ctm[1]);
        var height = Math.Sqrt(ctm[2] * ctm[2] + ctm[3] * ctm[3]) * size * Point;
        // Text that runs aslant is a watermark or the rim of a seal.
        if (Math.Abs(ctm[1]) > 0.12 * Math.Abs(ctm[0]) || !double.IsFinite(left + baseline + height) || height is < 0.1 or > 10_000) return;
        Content.Glyphs.Add(new Glyph(text, left, baseline, width * across * Point, height));
    }

    private void Path(XElement item)
    {
        var (boundary, ctm) = Frame(item);
        var data = (OfdReader.Child(item, "AbbreviatedData")?.Value ?? "").Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var filled = OfdReader.Attribute(item, "Fill") is "true";
        if (filled && boundary[2] > Thin && boundary[3] > Thin && OfdReader.Attribute(item, "Stroke") is "false") return;
        (double X, double Y) start = default, at = default;
        for (var i = 0; i < data.Length; i++)
        {
            var next = i + 2 < data.Length && Number(data[i + 1]) is { } px && Number(data[i + 2]) is { } py ? Map(px, py, boundary, ctm) : at;
            switch (data[i])
            {
                case "S" or "M": start = at = next; break;
                case "L":
                    Line(at, next);
                    at = next;
                    break;
                case "C":
                    Line(at, start);
                    at = start;
                    break;
                case "Q" when i + 4 < data.Length && Number(data[i + 3]) is { } qx && Number(data[i + 4]) is { } qy: at = Map(qx, qy, boundary, ctm); break;
                case "B" when i + 6 < data.Length && Number(data[i + 5]) is { } bx && Number(data[i + 6]) is { } by: at = Map(bx, by, boundary, ctm); break;
            }
        }
    }

    private void Line((double X, double Y) from, (double X, double Y) to)
    {
        if (Content.Rules.Count > 20_000 || !double.IsFinite(from.X + from.Y + to.X + to.Y)) return;
        if (Math.Abs(from.X - to.X) < Thin || Math.Abs(from.Y - to.Y) < Thin) Content.Rules.Add(new Rule(from.X, from.Y, to.X, to.Y));
    }

    private static (List<double> Boundary, double[] Ctm) Frame(XElement item)
    {
        var boundary = Numbers(OfdReader.Attribute(item, "Boundary"));
        var ctm = Numbers(OfdReader.Attribute(item, "CTM"));
        return (boundary.Count >= 4 ? boundary : [0, 0, 0, 0], ctm.Count >= 6 ? [.. ctm] : [1, 0, 0, 1, 0, 0]);
    }

    private (double X, double Y) Map(double x, double y, List<double> boundary, double[] m) =>
        ((boundary[0] + m[0] * x + m[2] * y + m[4] - box[0]) * Point, (boundary[1] + m[1] * x + m[3] * y + m[5] - box[1]) * Point);

    /// <summary>Steps between characters; "g 3 0.5" stands for three of 0.5 (7.9 of the standard).</summary>
    internal static List<double> Deltas(string? text)
    {
        var result = new List<double>();
        var parts = (text ?? "").Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length && result.Count < MostDeltas; i++)
        {
            if (parts[i] == "g" && i + 2 < parts.Length)
            {
                var (count, step) = ((int)Math.Clamp(Number(parts[i + 1]) ?? 0, 0, MostDeltas), Number(parts[i + 2]) ?? 0);
                for (var k = 0; k < count && result.Count < MostDeltas; k++) result.Add(step);
                i += 2;
            }
            else
            {
                result.Add(Number(parts[i]) ?? 0);
            }
        }

        return result;
    }

    internal static List<double> Numbers(string? text) =>
        [.. (text ?? "").Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Take(16).Select(Number).TakeWhile(n => n is not null).Select(n => n!.Value)];

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
