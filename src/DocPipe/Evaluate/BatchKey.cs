using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>
/// What is planted in a batch of documents, by the hand that wrote them: faults, things that look like one, totals and the status of
/// every task. The names of the file are documented in corpus/gold/README.md.
/// </summary>
public sealed class BatchKey
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private BatchKey(string folder, Content content, DateOnly asOf, DayRange period)
    {
        (Entries, AsOf, Period) = (content, asOf, period);
        Paths = [.. content.Paths.Select(p => Path.Combine(folder, p))];
        Roster = Path.Combine(folder, content.Roster);
    }

    /// <summary>The folders to read, in order.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The roster's file.</summary>
    public string Roster { get; }

    public DayRange Period { get; }

    /// <summary>The day on which the status of the tasks was judged.</summary>
    public DateOnly AsOf { get; }

    internal Content Entries { get; }

    /// <exception cref="DataFileException">The file is not there or is no key (DP9305).</exception>
    public static BatchKey Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Names)!;
            var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, content.Files));
            var asOf = DateOnly.ParseExact(content.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var period = DayRange.ParsePeriod(content.Period) ?? throw new FormatException($"period: {content.Period}");
            foreach (var fault in content.Faults.Where(f => !content.Kinds.ContainsKey(f.Kind))) throw new FormatException($"kind: {fault.Kind}");
            return new BatchKey(folder, content, asOf, period);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DataFileException("DP9305", $"批次答案 {Path.GetFileName(path)} 读不懂：{e.Message}", e);
        }
    }

    /// <param name="Files">The folder of the batch, from the folder of the key.</param>
    /// <param name="Counted">Kinds of digest items of which one that no fault explains is a false alarm.</param>
    internal sealed record Content(
        string Files,
        ImmutableArray<string> Paths,
        string Roster,
        string Period,
        string AsOf,
        ImmutableDictionary<string, FaultKind> Kinds,
        ImmutableArray<string> Counted,
        ImmutableArray<Fault> Faults,
        ImmutableArray<Decoy> Decoys,
        ImmutableArray<Neutral> Neutral,
        ImmutableArray<FigureTotal> Figures,
        ImmutableArray<TaskStatus> Tasks)
    {
        /// <summary>Every quote with its file.</summary>
        public IEnumerable<Place> Quoted => Faults.SelectMany(f => f.Places)
            .Concat(Decoys.Select(d => new Place(d.Path, d.Quote)))
            .Concat(Neutral.Where(n => n.Path is not null).Select(n => new Place(n.Path!, n.Quote)))
            .Concat(Tasks.Select(t => new Place(t.Path, t.Quote)))
            .Where(p => p.Quote is not null);
    }

    /// <param name="Shows">The kinds of digest items that say this.</param>
    /// <param name="Touch">"all" where one item must touch the place and every other place; else one of them is enough.</param>
    internal sealed record FaultKind(ImmutableArray<string> Shows, string? Touch);

    internal sealed record Place(string Path, string? Quote);

    internal sealed record Fault(string Id, string Kind, string? Unit, string? Path, string? Quote, string? Role, ImmutableArray<Place> Others)
    {
        public IEnumerable<Place> Places => (Path is null ? [] : new[] { new Place(Path, Quote) }).Concat(Others.IsDefault ? [] : Others);
    }

    internal sealed record Decoy(string Id, string Path, string? Quote, ImmutableArray<string> Not, string Why);

    /// <summary>What may be said or not: neither a fault nor a false alarm.</summary>
    internal sealed record Neutral(string? Path, string? Unit, string? Quote, ImmutableArray<string> Kinds, string Why);

    /// <param name="Of">What is counted, in any of these words.</param>
    internal sealed record FigureTotal(ImmutableArray<string> Of, string Measure, decimal Total, decimal? Previous);

    /// <param name="Also">Statuses that are as right.</param>
    internal sealed record TaskStatus(string Path, string Quote, string Status, ImmutableArray<string> Also);
}
