using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Consolidate;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Web.Work;

/// <summary>Puts documents together, as they read with what people said of them; what was put together before is taken from the store.</summary>
internal sealed class Digesting(Store store, ServeOptions options, TimeProvider time)
{
    private readonly Consolidator consolidator = new(DataFolder.Default);

    /// <param name="files">With their outcomes, in the order in which they came.</param>
    public Views Of(ImmutableArray<(FileRow Row, FileOutcome Outcome)> files, Func<Snapshot> now)
    {
        var corrections = store.Corrections.All().Where(c => c.UndoneAt is null).Select(c => c.Correction).ToLookup(c => (c.Sha256, c.Document));
        var edits = store.Edits.All();
        // Of two states of one file the later counts.
        var counted = files.GroupBy(f => f.Row.File.Path, StringComparer.Ordinal).Select(g => g.Last()).ToImmutableArray();
        var documents = counted.SelectMany(f => f.Outcome.Documents)
            .Select(d => corrections.Contains((d.Source.Sha256, d.Source.Document)) ? d.Corrected(corrections[(d.Source.Sha256, d.Source.Document)]) : d).ToImmutableArray();
        var unreadable = counted.SelectMany(f => f.Outcome.Unreadable).ToImmutableArray();
        var ids = counted.Select(f => f.Row.File.Id).ToArray();
        var state = $"{string.Join(',', counted.Select(f => $"{f.Row.File.Path}:{f.Row.File.Sha256}"))}|{string.Join(',', corrections.SelectMany(c => c).Select(c => $"{c.Sha256}:{c.At.UtcTicks}"))}|{edits.Count}";

        BatchView Make(string? period)
        {
            var today = BeijingTime.Of(time.GetUtcNow());
            var asOf = DateOnly.FromDateTime(today.DateTime);
            var range = period is null ? (DayRange?)null : DayRange.ParsePeriod(period);
            var of = range?.Last is { } last ? documents.Where(d => IsUntil(d, last, asOf.Year)).ToImmutableArray() : documents;
            var key = new DigestKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{state}|{period}|{asOf}"))));
            if (store.Digests.Find(key) is { } kept && store.Digests.Load(kept.Id) is { } before) return new BatchView(now(), before, kept.Id);
            var digest = EditShelf.Apply(
                consolidator.Consolidate(new Batch(of, unreadable, counted.Length), new ConsolidateOptions(options.Roster, range, asOf, today, null)), edits);
            return new BatchView(now(), digest, store.Digests.Keep(key, digest, ids).Id);
        }

        return new Views(documents.IsEmpty && unreadable.IsEmpty ? null : Make(null), now().Periods, Make);
    }

    /// <summary>What was reported later than a period is no part of looking back at it; plans are of all periods.</summary>
    private static bool IsUntil(Document document, DateOnly last, int year) =>
        document.First<TypeAnnotation>()?.Type == DocumentType.Plan || Consolidator.PeriodOf(document, year).First is not { } first || first <= last;
}
