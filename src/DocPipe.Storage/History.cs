using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>
/// Which kept documents a batch is compared with: the last reports of each unit before the batch's period. Plans are not taken: progress is
/// measured against the plans that are given.
/// </summary>
internal static class History
{
    /// <summary>How many periods back, of each unit and type: a month of weekly reports, four years of yearly ones.</summary>
    public const int Periods = 4;

    private const string Columns = DocumentShelf.Columns + ", f.sha256, f.given_at, r.fingerprint";

    /// <summary>All that might serve: what reports on a period that begins before a day, and is not given now under this or another name.</summary>
    /// <param name="before">Null for no such bound.</param>
    public static ImmutableArray<HistoryRow> Candidates(Session session, IReadOnlySet<long> given, IReadOnlySet<string> givenBytes, DateOnly? before) =>
    [
        .. session.All(
            $"SELECT {Columns} FROM documents d JOIN files f ON f.id = d.file_id JOIN readings r ON r.file_id = d.file_id "
            + "WHERE d.period IS NOT NULL AND d.period < $1 AND d.type <> $2",
            Row, before?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "9999", ContractNames.Of(DocumentType.Plan))
        .Where(r => !given.Contains(r.Document.FileId) && !givenBytes.Contains(r.FileSha256))
        .OrderBy(r => r.Document.Period, StringComparer.Ordinal).ThenBy(r => r.Document.Path, StringComparer.Ordinal).ThenBy(r => r.Document.Ordinal).ThenBy(r => r.FileSha256, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Of those the ones that hold: over before the period begins; not reported on anew by the batch (same unit, type and period); of several
    /// of the same unit, type and period those given last, since a unit that sends another report takes the earlier one back.
    /// </summary>
    /// <param name="given">What the batch's own documents report on.</param>
    public static ImmutableArray<HistoryRow> Choose(ImmutableArray<HistoryRow> candidates, IEnumerable<DocumentFacts> given, Roster roster, DateOnly first)
    {
        var anew = given.Where(g => g.Unit is not null).Select(g => (Named(g.Unit!, roster), g.Type, g.Period)).ToHashSet();
        var standing = candidates
            .Where(c => DayRange.Parse(c.Document.Period).Last is { } last && last < first)
            .Where(c => c.Document.Unit is null || !anew.Contains((Named(c.Document.Unit, roster), c.Document.Type, c.Document.Period)))
            .GroupBy(c => (Sender: Sender(c, roster), c.Document.Type, c.Document.Period))
            .SelectMany(g => g.Where(c => c.GivenAt == g.Max(other => other.GivenAt, StringComparer.Ordinal)))
            .ToArray();
        var enough = standing.GroupBy(c => (Sender(c, roster), c.Document.Type))
            .ToDictionary(g => g.Key, g => g.Select(c => c.Document.Period!).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal).Take(Periods).ToHashSet(StringComparer.Ordinal));
        return [.. standing.Where(c => enough[(Sender(c, roster), c.Document.Type)].Contains(c.Document.Period!))
            .OrderBy(c => c.Document.Period, StringComparer.Ordinal).ThenBy(c => c.Document.Path, StringComparer.Ordinal).ThenBy(c => c.Document.Ordinal)];
    }

    /// <summary>A document that no unit can be told of stands for itself.</summary>
    private static string Sender(HistoryRow row, Roster roster) => row.Document.Unit is { } unit ? Named(unit, roster) : "/" + row.Document.Path;

    private static string Named(string unit, Roster roster) => roster.Find(unit)?.Name ?? unit;

    private static string Max<T>(this IEnumerable<T> items, Func<T, string> of, StringComparer comparer) => items.Select(of).Max(comparer)!;

    private static HistoryRow Row(DbDataReader row) => new(DocumentShelf.Row(row), row.GetString(11), row.GetString(12), row.GetString(13));
}
