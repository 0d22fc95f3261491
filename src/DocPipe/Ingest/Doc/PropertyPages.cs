namespace DocPipe.Ingest.Doc;

/// <param name="From">First byte in the main stream that the properties hold for.</param>
/// <param name="Style">Index of the paragraph's style; -1 for properties of characters.</param>
internal readonly record struct PropertyRun(long From, long To, int Style, int At, int Length);

/// <summary>
/// The pages of 512 bytes that give stretches of the main stream their properties ([MS-DOC] 2.9.33 for characters, 2.9.175 for paragraphs).
/// </summary>
internal sealed class PropertyPages
{
    private const int PageSize = 512, ParagraphEntry = 13;

    private readonly byte[] main;
    private readonly List<PropertyRun> runs = [];

    public PropertyPages(byte[] main, ReadOnlySpan<byte> table, bool paragraphs)
    {
        this.main = main;
        var count = (table.Length - 4) / 8;
        var seen = new HashSet<int>();
        for (var i = 0; i < count; i++)
        {
            var page = Little.Int32(table, 4 * (count + 1) + 4 * i) & 0x3FFFFF;
            if (seen.Add(page)) Page((long)page * PageSize, paragraphs);
        }

        runs.Sort((a, b) => a.From.CompareTo(b.From));
    }

    public IReadOnlyList<PropertyRun> Runs => runs;

    public ReadOnlySpan<byte> List(PropertyRun run) => Little.Slice(main, run.At, run.Length);

    /// <summary>The run that holds a byte of the main stream, or null.</summary>
    public PropertyRun? At(long offset)
    {
        var index = FirstEndingAfter(offset);
        return index < runs.Count && runs[index].From <= offset ? runs[index] : null;
    }

    /// <summary>Index of the first run that ends after the byte.</summary>
    public int FirstEndingAfter(long offset)
    {
        int low = 0, high = runs.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].To > offset) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private void Page(long start, bool paragraphs)
    {
        if (start + PageSize > main.Length) return;
        var count = main[start + PageSize - 1];
        var entry = paragraphs ? ParagraphEntry : 1;
        for (var i = 0; i < count && 4 * (count + 1) + entry * (i + 1) < PageSize; i++)
        {
            long from = (uint)Little.Int32(main, start + 4 * i), to = (uint)Little.Int32(main, start + 4 * i + 4);
            if (to <= from) continue;
            var place = 2 * main[start + 4 * (count + 1) + entry * i];
            runs.Add(Run(from, to, start, place, paragraphs));
        }
    }

    private PropertyRun Run(long from, long to, long page, int place, bool paragraphs)
    {
        if (place == 0) return new PropertyRun(from, to, paragraphs ? 0 : -1, 0, 0);
        var at = page + place;
        int length = main[at++];
        if (!paragraphs) return new PropertyRun(from, to, -1, (int)at, (int)Math.Min(length, page + PageSize - at));
        length = length == 0 ? 2 * Little.Byte(main, at++) : 2 * length - 1;
        length = (int)Math.Clamp(page + PageSize - at, 0, length);
        return new PropertyRun(from, to, Little.UInt16(main, at), (int)at + 2, Math.Max(0, length - 2));
    }
}
