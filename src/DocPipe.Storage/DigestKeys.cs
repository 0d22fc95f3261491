using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Consolidate;
using DocPipe.Storage.Coding;

namespace DocPipe.Storage;

/// <summary>Says of what a digest is made, as one hash.</summary>
internal static class DigestKeys
{
    /// <param name="history">All that might stand beside the batch: what is chosen of it follows from the rest.</param>
    public static DigestKey Of(
        string fingerprint, ConsolidateOptions options, IEnumerable<BatchEntry> entries, ImmutableArray<HistoryRow> history,
        ILookup<(string Sha256, int Ordinal), KeptCorrection> corrections, IReadOnlyList<TaskEdit> edits, IReadOnlyList<KeptDismissal> dismissals)
    {
        var text = new StringBuilder();
        Add(text, "stages", fingerprint);
        Add(text, "period", options.Period?.ToString() ?? "");
        Add(text, "as of", options.AsOf.ToString("O", CultureInfo.InvariantCulture));
        // The moment itself would make every digest a new one; but a call that names the day stands for its first moment.
        Add(text, "moment", options.Generated.TimeOfDay == TimeSpan.Zero ? "given" : "now");
        Add(text, "title", options.Title ?? "");
        foreach (var unit in options.Roster.Units) Add(text, "unit", unit.Name, string.Join('|', unit.Aliases), unit.Kind, unit.Contact);
        foreach (var entry in entries)
        {
            // What is not kept may come out otherwise the next time: then how it came out says what it is.
            Add(text, "file", entry.Path, entry.Sha256 ?? "", entry.FileId is null ? StoredJson.Write(entry.Outcome?.Unreadable) : "");
        }

        foreach (var row in history) Add(text, "history", row.Document.Path, row.FileSha256, row.GivenAt, row.Fingerprint, row.Document.Ordinal.ToString(CultureInfo.InvariantCulture));
        foreach (var correction in corrections.SelectMany(c => c).OrderBy(c => c.Id)) Add(text, "correction", StoredJson.Write(correction.Correction));
        foreach (var edit in edits) Add(text, "edit", StoredJson.Write(edit));
        // Who said it and when is in no digest: taken back and said again it is the digest that was there.
        foreach (var dismissed in dismissals.Select(d => d.Key).Order(StringComparer.Ordinal)) Add(text, "dismissed", dismissed);
        return new DigestKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts) text.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part).Append('\t');
        text.Append('\n');
    }
}
