using DocPipe.Model;

namespace DocPipe.Restore;

/// <param name="Span">In the text, without blank lines around it.</param>
/// <param name="Begin">Where its first words or label stood in the source.</param>
internal readonly record struct CollectionPart(Span Span, int Begin);

/// <summary>
/// Finds the title lines with which the documents of a collection begin. A numbered title counts only with company: titles that agree but
/// for a number that grows, each with a body below it. That keeps sections, lists of attachments and tables of contents whole.
/// </summary>
internal static class CollectionMarks
{
    /// <summary>A document has at least so many characters below its title; what has fewer is an entry of a list.</summary>
    private const int LeastBody = 60;

    /// <summary>Text before the first numbered title that is longer than this is a document itself, not a foreword.</summary>
    private const int LongestForeword = 1500;

    /// <summary>"（精选6篇）", "范文（通用12篇）".</summary>
    private const int LongestCount = 12;

    private const string Label = "label";

    private readonly record struct Mark(int Start, CollectionTitle Title);

    /// <summary>The documents, none where the text is one document.</summary>
    public static IReadOnlyList<CollectionPart> Parts(Document document)
    {
        var text = document.Text;
        var labels = Labels(document);
        var marks = Chosen(text, WithBody(text, [.. Candidates(text), .. labels.Keys.Select(at => new Mark(at, new CollectionTitle(Label, 0, false)))]));
        if (marks.Count == 0) return [];
        var parts = new List<Span>();
        if (BeginsWithDocument(text, marks[0])) parts.Add(Trim(text, 0, marks[0].Start));
        for (var i = 0; i < marks.Count; i++) parts.Add(Trim(text, marks[i].Start, i + 1 < marks.Count ? marks[i + 1].Start : text.Length));
        return [.. parts.Select(p => new CollectionPart(p, labels.TryGetValue(p.Start, out var begin) ? begin : document.Locate(p).Start))];
    }

    /// <summary>Places where a label before a title ("扩展阅读：") was taken away, with the place of the label in the source.</summary>
    private static Dictionary<int, int> Labels(Document document)
    {
        var labels = new Dictionary<int, int>();
        foreach (var noise in document.All<NoiseAnnotation>())
        {
            var at = noise.Span.Start;
            if (noise.Kind != NoiseKind.Navigation || !noise.Span.IsEmpty || noise.SourceSpan.IsEmpty || at >= document.Text.Length) continue;
            if (document.SourceText[noise.SourceSpan.End - 1] is not (':' or '：') || (at > 0 && document.Text[at - 1] != '\n')) continue;
            // A label that was followed by its title, not a line of its own ("来源：" with nothing behind it).
            var next = Math.Max(noise.SourceSpan.End, document.Locate(new Span(at, at + 1)).Start);
            var between = document.SourceText.AsSpan(noise.SourceSpan.End..next);
            if (between.Length <= 1 && !between.ContainsAny('\r', '\n') && document.Text[at] is not ('\r' or '\n')) labels.TryAdd(at, noise.SourceSpan.Start);
        }

        return labels;
    }

    private static List<Mark> Candidates(string text)
    {
        var marks = new List<Mark>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            if (end - start is > 0 and <= CollectionTitle.Longest)
            {
                var line = text.AsSpan(start, end - start).Trim();
                if (line.Length > 0 && CollectionTitle.Parse(line.ToString()) is { } title && (!title.Attached || IsDocument(text, line, end)))
                    marks.Add(new Mark(start, title));
            }

            start = end + 1;
        }

        return marks;
    }

    /// <summary>An attachment's title stands on its line or on the next; a table or a list of names is a section of the document.</summary>
    private static bool IsDocument(string text, ReadOnlySpan<char> line, int end)
    {
        if (CollectionTitle.IsDocumentName(line)) return true;
        if (line.Length > 6) return false;
        var rest = text.AsSpan(end).TrimStart();
        var length = rest.IndexOf('\n');
        return length is > 0 and <= CollectionTitle.Longest && CollectionTitle.IsDocumentName(rest[..length].Trim());
    }

    private static List<Mark> WithBody(string text, List<Mark> marks)
    {
        marks.Sort((a, b) => a.Start.CompareTo(b.Start));
        return [.. marks.Where((m, i) => Body(text, m.Start, i + 1 < marks.Count ? marks[i + 1].Start : text.Length) >= LeastBody)];
    }

    private static int Body(string text, int start, int end)
    {
        var line = text.AsSpan(start).IndexOf('\n');
        return line < 0 ? 0 : end - start - line;
    }

    private static List<Mark> Chosen(string text, List<Mark> marks)
    {
        var chosen = new List<Mark>();
        foreach (var family in marks.GroupBy(m => m.Title.Stem, StringComparer.Ordinal))
        {
            var members = family.ToList();
            // The collection's own title may end with a number too: how many it holds.
            if (members.Count > 2 && members[0].Title.Number >= members[1].Title.Number) members.RemoveAt(0);
            var grows = members.Zip(members.Skip(1)).All(p => p.First.Title.Number < p.Second.Title.Number);
            if (family.Key == Label || members[0].Title.Attached || (members.Count >= 2 && grows) || (members is [{ Title.Number: 1 } only] && IsAnnounced(text, only))) chosen.AddRange(members);
        }

        return [.. chosen.OrderBy(m => m.Start)];
    }

    /// <summary>
    /// The first piece of a collection of which no more is there: the collection's own title stands above it, with how many it holds
    /// ("…（精选6篇）") or just so, or else the piece's label has a document's name behind it ("第1篇 …总结").
    /// </summary>
    private static bool IsAnnounced(string text, Mark only)
    {
        if (only.Title.Stem == "篇") return only.Start <= LongestForeword && CollectionTitle.IsDocumentName(LineAt(text, only.Start));
        for (var start = 0; start < only.Start;)
        {
            var line = LineAt(text, start);
            var words = line.Trim();
            if (words.StartsWith(only.Title.Stem) && words[only.Title.Stem.Length..] is var rest
                && (rest.IsEmpty || (rest.Length <= LongestCount && rest.Contains('篇')))) return true;
            start += line.Length + 1;
        }

        return false;
    }

    private static ReadOnlySpan<char> LineAt(string text, int start)
    {
        var length = text.AsSpan(start).IndexOf('\n');
        return text.AsSpan(start, length < 0 ? text.Length - start : length);
    }

    /// <summary>
    /// A foreword introduces numbered documents and has no sections of its own; what stands before an attachment or a label is a document.
    /// </summary>
    private static bool BeginsWithDocument(string text, Mark first)
    {
        var before = Trim(text, 0, first.Start);
        if (before.Length < LeastBody) return false;
        if (first.Title.Attached || first.Title.Stem == Label || before.Length > LongestForeword) return true;
        var words = before.Of(text);
        return words.IndexOf("\n一、") >= 0 && words.IndexOf("\n二、") >= 0;
    }

    private static Span Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new Span(start, end);
    }
}
