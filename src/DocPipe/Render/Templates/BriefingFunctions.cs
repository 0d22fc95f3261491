using DocPipe.Render.Markup;
using DocPipe.Scriban.Runtime;
using static DocPipe.Render.Templates.WordingFunctions;

namespace DocPipe.Render.Templates;

/// <summary>The two functions that print more than words: the source mark behind a statement, and a chart.</summary>
internal static class BriefingFunctions
{
    public static void AddTo(ScriptObject model)
    {
        model.Import(new NativeFunction("cite(item: object, limit: int = 2)", c => Citations.Mark(Evidence(c[0]), Math.Max(1, c.Whole(1)))));
        model.Import(new NativeFunction("chart(title: object, measure: object, items: object, label: string, series...)", Chart));
    }

    /// <summary>The ids of a piece of evidence, a list of them, or something that has such a list.</summary>
    private static List<int> Evidence(object? value)
    {
        var ids = new List<int>();
        foreach (var item in Items(value))
        {
            if (item is not ScriptObject o) continue;
            if (o["id"] is int id && o.ContainsKey("span")) ids.Add(id);
            else if (o["evidence"] is ScriptArray list) ids.AddRange(Evidence(list));
        }

        return [.. ids.Distinct()];
    }

    /// <summary>After the label's member come pairs: the member that holds the values and the name of the series. Shares are shown as per cent.</summary>
    private static string Chart(NativeCall call)
    {
        var items = Items(call[2]).OfType<ScriptObject>().ToList();
        var scale = Words(call[1]) == "%" ? 100 : 1;
        var rest = call.Count > 4 ? Items(call[4]).ToList() : [];
        if (call.Count > 5) rest = [.. Enumerable.Range(4, call.Count - 4).Select(i => call[i])];
        var series = new List<ChartSeries>();
        for (var i = 0; i < rest.Count; i += 2)
        {
            var member = Words(rest[i]);
            var values = items.Select(o => Number(o[member]) is { } value ? (double)value * scale : (double?)null).ToList();
            if (i == 0 || values.Exists(v => v is not null)) series.Add(new ChartSeries(i + 1 < rest.Count ? Protected(rest[i + 1]) : "", values));
        }

        var label = call.Text(3)!;
        return new ChartSpec(Protected(call[0]), Protected(call[1]), [.. items.Select(o => Protected(o[label]))], series) is { IsEmpty: false } spec ? spec.ToFence() : "";
    }
}
