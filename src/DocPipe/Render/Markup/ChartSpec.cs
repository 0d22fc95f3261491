using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocPipe.Render.Markup;

/// <summary>A bar chart, as it travels through Markdown in a fence: <c>```chart</c> and one line of JSON.</summary>
/// <param name="Measure">The unit of measure of the values, shown behind them ("件", "%").</param>
internal sealed record ChartSpec(string Title, string Measure, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series)
{
    public const string Fence = "chart";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    [JsonIgnore]
    public bool IsEmpty => Labels.Count == 0 || Series.Count == 0;

    [JsonIgnore]
    public double Max => Math.Max(1e-9, Series.SelectMany(s => s.Values).Max() ?? 0);

    public string ToFence() => $"\n```{Fence}\n{JsonSerializer.Serialize(this, Options)}\n```\n";

    /// <summary>Null for a fence that holds no chart.</summary>
    public static ChartSpec? Parse(string json)
    {
        try
        {
            var spec = JsonSerializer.Deserialize<ChartSpec>(json, Options);
            return spec is { Labels: not null, Series: not null } && spec.Series.All(s => s?.Values is not null) ? spec.Plain() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ChartSpec Plain() => this with
    {
        Title = Literal.Restore(Title ?? ""),
        Measure = Literal.Restore(Measure ?? ""),
        Labels = [.. Labels.Select(l => Literal.Restore(l ?? ""))],
        Series = [.. Series.Select(s => new ChartSeries(Literal.Restore(s.Name ?? ""), [.. Enumerable.Range(0, Labels.Count).Select(s.At)]))],
    };
}

internal sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>The value of a label; null, which is shown as nothing and not as 0, where none is known.</summary>
    public double? At(int index) => index < Values.Count && Values[index] is { } value && double.IsFinite(value) ? Math.Max(0, value) : null;
}
