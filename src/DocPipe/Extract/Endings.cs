using System.Buffers;

namespace DocPipe.Extract;

/// <summary>A few short endings, and the words that end alike but are none ("干部").</summary>
/// <param name="lines">An ending a line; "!word" for an exception.</param>
internal sealed class Endings(IEnumerable<string> lines)
{
    private readonly string[] all = [.. lines];
    private readonly SearchValues<char> last = SearchValues.Create([.. lines.Where(l => l[0] != '!').Select(l => l[^1])]);

    /// <summary>Whether the text from <paramref name="start"/> to <paramref name="end"/> ends so.</summary>
    public bool AnyEndsAt(string text, int start, int end)
    {
        if (end <= start || !last.Contains(text[end - 1])) return false;
        var words = text.AsSpan(start, end - start);
        var found = false;
        foreach (var line in all)
            if (line[0] == '!')
            {
                if (words.EndsWith(line.AsSpan(1))) return false;
            }
            else
            {
                found |= words.EndsWith(line);
            }

        return found;
    }
}
