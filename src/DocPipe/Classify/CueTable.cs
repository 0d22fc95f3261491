using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <summary>Groups of words that mean the same to the learner (models/classify/cues.tsv), found longest first.</summary>
internal sealed class CueTable
{
    private readonly PhraseTable<uint[]> words;

    /// <param name="rows">Name and words, the words apart by blanks.</param>
    public CueTable(IEnumerable<string[]> rows)
    {
        Rows = [.. rows.Where(r => r.Length == 2)];
        words = new PhraseTable<uint[]>(Rows
            .SelectMany(r => r[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Word: word, Group: IdOf(r[0]))))
            .GroupBy(w => w.Word, w => w.Group, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Distinct().ToArray())));
    }

    public ImmutableArray<string[]> Rows { get; }

    public static CueTable Read(DataFolder models) => new(models.Rows("classify/cues.tsv"));

    /// <summary>Every group found, a word in several groups once for each.</summary>
    public List<(uint Group, Span Span)> Find(ReadOnlySpan<char> text)
    {
        var found = new List<(uint, Span)>();
        for (var i = 0; i < text.Length; i++)
        {
            var length = words.Match(text, i, text.Length, out var groups);
            if (length == 0) continue;
            foreach (var group in groups!) found.Add((group, new Span(i, i + length)));
            i += length - 1;
        }

        return found;
    }

    /// <summary>The same on every machine and run, unlike a string's own hash.</summary>
    private static uint IdOf(string name)
    {
        var hash = 0x811C9DC5u;
        foreach (var c in name) hash = (hash ^ c) * 0x01000193;
        return hash;
    }
}
