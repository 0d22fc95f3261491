using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// What is no copying though two reports share it: the words of a plan, a circular or a speech that is there to be quoted, and what three
/// units and more have. Judged by character, so that a quotation inside a sentence is left out and the rest of the sentence isn't.
/// </summary>
internal sealed class SharedText
{
    /// <summary>Characters that must agree before a place counts as quoted.</summary>
    private const int Length = 10;

    /// <summary>As many units make a passage common.</summary>
    private const int CommonTo = 3;

    private readonly HashSet<ulong> quoted = [];
    private readonly Dictionary<ulong, Holders> holders = [];

    /// <param name="quotable">Texts whose words anyone may repeat.</param>
    public SharedText(IEnumerable<MaskedText> quotable)
    {
        foreach (var text in quotable) Each(text.Text, (hash, _) => quoted.Add(hash));
    }

    private sealed class Holders
    {
        private int first = -1, second = -1;

        public bool Common { get; private set; }

        public void Add(int group)
        {
            if (Common || group == first || group == second) return;
            if (first < 0) first = group;
            else if (second < 0) second = group;
            else Common = true;
        }
    }

    /// <summary>Counts who has the words of these passages; only they are counted, so the cost follows what is alike.</summary>
    /// <param name="passages">Stretches of masked texts.</param>
    /// <param name="texts">All reports, with the group of units each belongs to (units that copy each other's reports whole are one).</param>
    public void Count(IEnumerable<string> passages, IEnumerable<(string Text, int Group)> texts)
    {
        foreach (var passage in passages) Each(passage, (hash, _) => holders.TryAdd(hash, new Holders()));
        if (holders.Count == 0) return;
        foreach (var (text, group) in texts)
            Each(text, (hash, _) =>
            {
                if (holders.TryGetValue(hash, out var who)) who.Add(group);
            });
    }

    /// <summary>For each character of a stretch whether it is shared by right.</summary>
    /// <param name="quotedOnly">Leaves what many units have in.</param>
    public bool[] In(string text, Span span, bool quotedOnly)
    {
        var result = new bool[span.Length];
        // A quotation that begins before the stretch still covers its first characters.
        var from = Math.Max(0, span.Start - Length + 1);
        var to = Math.Min(text.Length, span.End + Length - 1);
        Each(text[from..to], (hash, at) =>
        {
            if (!quoted.Contains(hash) && (quotedOnly || !(holders.TryGetValue(hash, out var who) && who.Common))) return;
            var covered = new Span(from + at, from + at + Length).Intersect(span);
            if (!covered.IsEmpty) result.AsSpan(covered.Start - span.Start, covered.Length).Fill(true);
        });
        return result;
    }

    private static void Each(string text, Action<ulong, int> act)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        ulong hash = 0, leaving = 1;
        for (var i = 0; i < Length; i++) leaving *= multiplier;
        for (var i = 0; i < text.Length; i++)
        {
            hash = (hash * multiplier) + text[i];
            if (i >= Length) hash -= leaving * text[i - Length];
            if (i >= Length - 1) act(hash, i - Length + 1);
        }
    }
}
