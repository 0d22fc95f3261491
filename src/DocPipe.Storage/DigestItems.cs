using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Contract;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What of a digest can be dismissed (<see cref="DigestItem"/>), by its key and by what it says.</summary>
public sealed class DigestItems
{
    private static readonly FindingKind[] ofComparing =
        [FindingKind.WrongType, FindingKind.PeriodMismatch, FindingKind.UnitMismatch, FindingKind.Duplicate, FindingKind.Superseded];

    private readonly ILookup<(string Path, int Document), string> sources;
    private readonly Dictionary<string, DigestItem> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<object, DigestItem> bySubject = new(ReferenceEqualityComparer.Instance);

    /// <param name="sources">SHA-256 of the file that a document was read in.</param>
    internal DigestItems(Digest digest, ILookup<(string Path, int Document), string> sources)
    {
        this.sources = sources;
        foreach (var copy in digest.Copies) Add("copy", copy.Evidence, withPlaces: false, "", new DigestItem("", []) { Copy = copy });
        foreach (var conflict in digest.Conflicts)
        {
            if (IsBetween(conflict)) Add("conflict " + ContractNames.Of(conflict.Kind), conflict.Evidence, withPlaces: true, Particulars(conflict.Message), new DigestItem("", []) { Conflict = conflict });
        }

        foreach (var finding in digest.Findings)
        {
            if (IsOfComparing(finding)) Add("finding " + ContractNames.Of(finding.Kind), finding.Evidence, withPlaces: false, Particulars(finding.Message), new DigestItem("", []) { Finding = finding });
        }
    }

    /// <summary>In the order of the digest: copies, contradictions, findings.</summary>
    public IReadOnlyCollection<DigestItem> All => byKey.Values;

    /// <summary>Whether only the comparison shows it; what stands in one document is put right there.</summary>
    public static bool IsBetween(DigestConflict conflict) => conflict.Evidence.Select(e => (e.Path, e.Document)).Distinct().Skip(1).Any();

    /// <inheritdoc cref="IsBetween"/>
    public static bool IsOfComparing(DigestFinding finding) => ofComparing.Contains(finding.Kind);

    public DigestItem? Find(string key) => byKey.GetValueOrDefault(key);

    /// <param name="subject">A copy, contradiction or finding of this very digest.</param>
    /// <returns>Null where it can't be dismissed.</returns>
    public DigestItem? Of(object subject) => bySubject.GetValueOrDefault(subject);

    internal bool IsIn(object subject, IReadOnlySet<string> keys) => bySubject.TryGetValue(subject, out var item) && keys.Contains(item.Key);

    private void Add(string kind, ImmutableArray<Evidence> evidence, bool withPlaces, string particulars, DigestItem item)
    {
        var (places, files) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var one in evidence)
        {
            // Two states of one file in one batch have one name; then it may be either.
            var bytes = sources[(one.Path, one.Document)].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            if (bytes.Length == 0) return;
            files.UnionWith(bytes);
            var place = string.Create(CultureInfo.InvariantCulture, $"{string.Join('+', bytes)}/{one.Document}");
            places.Add(withPlaces ? string.Create(CultureInfo.InvariantCulture, $"{place}/{one.Span.Start}-{one.Span.End}") : place);
        }

        if (places.Count == 0) return;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{string.Join('\n', places)}\n{particulars}")));
        item = item with { Key = key, Sources = [.. files] };
        bySubject[item.Subject] = item;
        byKey.TryAdd(key, item);
    }

    /// <summary>
    /// The numbers of a sentence and what it quotes, which tell two findings of one place apart; not its wording and order, so that a later
    /// program that says the same in better words, or names the other unit first, says the same.
    /// </summary>
    private static string Particulars(string message)
    {
        var parts = new List<string>();
        for (var i = 0; i < message.Length; i++)
        {
            var end = i;
            if (message[i] is '《' or '“') end = message.IndexOfAny(['》', '”'], i) is > 0 and var close ? close : message.Length;
            else while (end < message.Length && char.IsAsciiDigit(message[end])) end++;
            if (end == i) continue;
            parts.Add(message[i..end]);
            i = end - 1;
        }

        return string.Join('|', parts.Order(StringComparer.Ordinal));
    }
}
