using System.Globalization;
using System.Text;

namespace DocPipe.Render.Markup;

/// <summary>The composed text as a Markdown file for people: words escaped, source marks as footnotes, charts as bars of characters.</summary>
internal static class MarkdownFile
{
    private const int BarWidth = 24;

    public static string Write(Briefing briefing)
    {
        var result = new StringBuilder();
        StringBuilder? fence = null;
        var block = "";
        foreach (var line in briefing.Text.AsSpan().EnumerateLines())
        {
            if (fence is not null)
            {
                if (line.StartsWith("```"))
                {
                    if (ChartSpec.Parse(fence.ToString()) is { IsEmpty: false } chart) Chart(result, chart);
                    fence = null;
                }
                else
                {
                    fence.Append(line);
                }
            }
            else if (line.StartsWith("```" + ChartSpec.Fence))
            {
                fence = new StringBuilder();
            }
            else if (line.StartsWith(":::"))
            {
                // Layout blocks have no meaning to other readers of Markdown: figures become a list, the others' lines stay apart.
                block = line.Trim(": ").ToString();
                result.Append('\n');
            }
            else
            {
                if (block.Length == 0) Words(result, line, briefing.Style.SourceNotes);
                else Line(result, block, line.ToString());
                // The figures are one list, whose items hang together.
                if (block != Layout.KeyFigures || !line.IsEmpty) result.Append('\n');
            }
        }

        if (briefing.Style.SourceNotes) Notes(result, briefing);
        return Squeeze(result.ToString());
    }

    private static void Line(StringBuilder result, string block, string line)
    {
        var (left, right) = Layout.Split(line);
        if (block == Layout.KeyFigures && right.Length > 0) line = $"- {right}：**{left}**";
        else if (line.Contains(Layout.Bar)) line = left.Length == 0 || right.Length == 0 ? left + right : left + "\u3000" + right;
        Words(result, line, notes: false);
    }

    private static void Words(StringBuilder result, ReadOnlySpan<char> line, bool notes)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == Literal.CiteOpen && line[i..].IndexOf(Literal.CiteClose) is var end and > 0)
            {
                if (notes)
                    foreach (var number in Citations.Parse(line.Slice(i + 1, end - 1)).Numbers)
                        result.Append(CultureInfo.InvariantCulture, $"[^{number}]");
                i += end;
            }
            else if (Literal.Original(line[i]) is var c and not '\0')
            {
                result.Append('\\').Append(c);
            }
            else
            {
                result.Append(line[i]);
            }
        }
    }

    private static void Chart(StringBuilder result, ChartSpec chart)
    {
        var label = (int)Math.Ceiling(chart.Labels.Max(l => Inlines.Width(l)));
        result.Append("```text\n").Append(Inert(chart.Title)).Append('\n');
        for (var i = 0; i < chart.Labels.Count; i++)
        {
            foreach (var series in chart.Series)
            {
                if (series.At(i) is not { } value) continue;
                var bar = (int)Math.Round(value / chart.Max * BarWidth);
                result.Append(Inert(chart.Labels[i])).Append('\u3000', Math.Max(0, label - (int)Math.Ceiling(Inlines.Width(chart.Labels[i])))).Append(' ')
                    .Append('█', bar).Append(CultureInfo.InvariantCulture, $" {value:0.##}{chart.Measure}");
                if (chart.Series.Count > 1) result.Append('（').Append(series.Name).Append('）');
                result.Append('\n');
            }
        }

        result.Append("```\n");
    }

    /// <summary>Inside the fence nothing is read as Markdown but its end.</summary>
    private static string Inert(string words) => words.Replace('`', '\'');

    private static void Notes(StringBuilder result, Briefing briefing)
    {
        result.Append('\n');
        for (var i = 0; i < briefing.Cited.Count; i++)
        {
            result.Append(CultureInfo.InvariantCulture, $"[^{i + 1}]: ");
            Words(result, Literal.Protect(SourceNotes.Describe(briefing, briefing.Cited[i])), notes: false);
            result.Append('\n');
        }
    }

    /// <summary>At most one empty line between lines.</summary>
    private static string Squeeze(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = 2;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            empty = line.IsEmpty ? empty + 1 : 0;
            if (empty < 2) result.Append(line).Append('\n');
        }

        return result.ToString().TrimEnd('\n') + "\n";
    }
}
