using System.Globalization;
using System.Text;
using DocPipe.Render.Markup;

namespace DocPipe.Render.Html;

/// <summary>A bar chart as inline SVG, coloured by the page's style sheet.</summary>
internal static class SvgChart
{
    private const double Width = 420, Font = 12, Bar = 15, Gap = 9, ValueWidth = 62;

    public static void Write(StringBuilder html, ChartSpec spec)
    {
        var labels = Math.Min(Width * 0.42, spec.Labels.Max(l => Inlines.Width(l)) * Font) + 6;
        var each = (spec.Series.Count * Bar) + Gap;
        var legend = spec.Series.Count > 1 ? Font * 2 : 0;
        var height = (spec.Labels.Count * each) + legend + 4;
        var scale = (Width - labels - ValueWidth) / spec.Max;
        html.Append("<figure class=\"chart\"><figcaption>").AppendWords(spec.Title).Append("</figcaption>");
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height:0.#}\" role=\"img\" aria-label=\"").AppendWords(spec.Title).Append("\">");
        for (var i = 0; i < spec.Labels.Count; i++)
        {
            var top = i * each;
            Text(html, "label", labels - 6, top + (spec.Series.Count * Bar / 2) + (Font * 0.36), Fitted(spec.Labels[i], (labels - 6) / Font));
            for (var s = 0; s < spec.Series.Count; s++)
            {
                if (spec.Series[s].At(i) is not { } value) continue;
                var y = top + (s * Bar);
                html.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"bar{s % 3}\" x=\"{labels:0.#}\" y=\"{y + 1:0.#}\" width=\"{value * scale:0.#}\" height=\"{Bar - 2:0.#}\"/>");
                Text(html, "value", labels + (value * scale) + 4, y + (Bar / 2) + (Font * 0.36), FormattableString.Invariant($"{value:0.##}{spec.Measure}"));
            }
        }

        if (legend > 0) Legend(html, spec, labels, height - 8);
        html.Append("</svg></figure>\n");
    }

    private static void Legend(StringBuilder html, ChartSpec spec, double x, double y)
    {
        for (var s = 0; s < spec.Series.Count; s++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar{s % 3}\" x=\"{x:0.#}\" y=\"{y - 9:0.#}\" width=\"10\" height=\"10\"/>");
            Text(html, "value", x + 14, y, spec.Series[s].Name);
            x += 26 + (Inlines.Width(spec.Series[s].Name) * Font);
        }
    }

    private static void Text(StringBuilder html, string kind, double x, double y, string words)
    {
        html.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\">").AppendWords(words).Append("</text>");
    }

    private static string Fitted(string label, double width)
    {
        if (Inlines.Width(label) <= width) return label;
        var keep = label.Length;
        while (keep > 1 && Inlines.Width(label.AsSpan(0, keep)) > width - 1) keep--;
        return SourceNotes.Cut(label, keep + 1);
    }
}
