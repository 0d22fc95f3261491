using System.Text;
using DocPipe.Render.Html;
using DocPipe.Render.Markup;

namespace DocPipe.Render;

/// <summary>A bar chart as inline SVG, as briefings have it; its colours are the page's own (classes bar0, bar1, label, value).</summary>
public static class BarChart
{
    /// <param name="measure">Shown behind each value ("件", "%").</param>
    /// <param name="labels">One a row.</param>
    /// <param name="series">Name and values, a value for each label; null where there is none.</param>
    /// <returns>Every word escaped; empty where there is nothing to show.</returns>
    public static string Svg(string title, string measure, IReadOnlyList<string> labels, params IReadOnlyList<(string Name, IReadOnlyList<double?> Values)> series)
    {
        var spec = new ChartSpec(title, measure, labels, [.. series.Select(s => new ChartSeries(s.Name, s.Values))]);
        if (spec.IsEmpty) return "";
        var html = new StringBuilder();
        SvgChart.Write(html, spec);
        return html.ToString();
    }
}
