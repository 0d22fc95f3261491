using System.Globalization;
using System.Text;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Segment;

/// <summary>
/// What a text is found by: its words as search mode cuts them, and every Han character by itself, so that a name which the dictionary
/// cuts otherwise than the searcher is found all the same. Traditional characters, capitals and full-width letters are folded. Keeps no
/// state between calls and may be used from many threads at once.
/// </summary>
public sealed class SearchWords
{
    private readonly Segmenter segmenter;
    private readonly char[] simplified;

    /// <exception cref="DataFileException">The dictionary or a table of characters is missing or damaged.</exception>
    public SearchWords(DataFolder models) => (segmenter, simplified) = (new Segmenter(Lexicon.Open(models)), Script.Of(models).FoldTable);

    /// <summary>The text as it is compared: unit for unit as long as it was.</summary>
    public string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, (text, simplified), static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++) into[i] = Folded(from.simplified[from.text[i]]);
        });
    }

    /// <summary>The different words of a text, ready to be indexed; each consists of letters and digits only.</summary>
    public IReadOnlyCollection<string> Of(string text)
    {
        var folded = Fold(text);
        var words = new HashSet<string>(StringComparer.Ordinal);
        Cut(folded, words);
        foreach (var rune in folded.EnumerateRunes())
            if (IsHan(rune)) words.Add(rune.ToString());
        return words;
    }

    /// <summary>The words of what a person asks for, in the order of the question; empty where it has no letter and no digit.</summary>
    /// <param name="term">Already folded.</param>
    public IReadOnlyList<string> OfTerm(string term)
    {
        var words = new List<string>();
        Cut(term, words);
        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The single characters by which a term that is no word can be looked for, to be compared with the text afterwards.</summary>
    public static IReadOnlyList<string> Characters(string term) =>
        [.. term.EnumerateRunes().Where(IsHan).Select(r => r.ToString()).Distinct(StringComparer.Ordinal)];

    private void Cut(string folded, ICollection<string> into)
    {
        var spans = new List<Span>(folded.Length / 2);
        segmenter.Tokenize(folded, spans, CutMode.Search);
        foreach (var span in spans) Split(span.Of(folded), into);
    }

    /// <summary>A word such as 3.5 or A-1 is indexed by its parts, as every full-text index would cut it.</summary>
    private static void Split(ReadOnlySpan<char> word, ICollection<string> into)
    {
        var start = 0;
        for (var at = 0; at < word.Length;)
        {
            Rune.DecodeFromUtf16(word[at..], out var rune, out var length);
            if (!Rune.IsLetterOrDigit(rune))
            {
                if (at > start) into.Add(word[start..at].ToString());
                start = at + length;
            }

            at += length;
        }

        if (start < word.Length) into.Add(word[start..].ToString());
    }

    private static char Folded(char c) => char.ToLowerInvariant(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c);

    private static bool IsHan(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter && rune.Value is >= 0x2E80 and not (>= 0x3040 and <= 0x31FF);
}
