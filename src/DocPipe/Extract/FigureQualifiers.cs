using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Words beside a number that say how sure it is, as models/extract/figure-qualifiers.txt lists them.</summary>
internal sealed class FigureQualifiers
{
    private readonly List<(string Word, Qualifier Qualifier)> before;
    private readonly List<(string Word, Qualifier Qualifier)> after;
    private readonly List<string> exceptions;

    public FigureQualifiers(DataFolder data)
    {
        var rows = data.Rows("extract/figure-qualifiers.txt").Select(r => (Place: r[0], Word: r[1], Qualifier: Enum.Parse<Qualifier>(r[2], ignoreCase: true))).ToList();
        before = [.. rows.Where(r => r.Place == "before").Select(r => (r.Word, r.Qualifier)).OrderByDescending(r => r.Word.Length)];
        after = [.. rows.Where(r => r.Place == "after").Select(r => (r.Word, r.Qualifier)).OrderByDescending(r => r.Word.Length)];
        exceptions = [.. data.Lines("extract/not-qualifiers.txt")];
    }

    /// <summary>The qualifier that ends right before the number, and where it begins.</summary>
    public (int Start, Qualifier Qualifier)? Before(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end > 0 && start - end < 2 && NumeralCharacters.IsBlank(text[end - 1])) end--;
        foreach (var (word, qualifier) in before)
        {
            if (!text[..end].EndsWith(word)) continue;
            foreach (var exception in exceptions)
                if (exception.Length > word.Length && text[..end].EndsWith(exception)) return null;
            // 上 means "about" only before 百, 千, 万 ("上千人").
            if (word == "上" && !(start < text.Length && (NumeralCharacters.Place(text[start]) > 10 || NumeralCharacters.Myriad(text[start]) > 0))) continue;
            return (end - word.Length, qualifier);
        }

        return null;
    }

    /// <summary>The qualifier that begins at <paramref name="at"/>, and where it ends.</summary>
    public (int End, Qualifier Qualifier)? After(ReadOnlySpan<char> text, int at)
    {
        foreach (var (word, qualifier) in after)
            if (DateText.Has(text, at, word))
                return word == "内" && DateText.At(text, at + 1) is '容' or '部' or '外' or '设' ? null : (at + word.Length, qualifier);
        return null;
    }
}
