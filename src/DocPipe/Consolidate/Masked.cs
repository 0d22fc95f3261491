using System.Text;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>A document's words with numbers, unit names, blanks and punctuation taken out, each kept character with its place.</summary>
internal sealed class Masked
{
    private readonly string text;
    private readonly int[] places;

    private Masked(string text, int[] places, string digits) => (this.text, this.places, Digits) = (text, places, digits);

    /// <summary>The numbers that were taken out, in order.</summary>
    public string Digits { get; }

    public static Masked Of(Submission submission, Roster roster)
    {
        var document = submission.Document;
        var names = submission.Unit is { } unit && roster.Find(unit) is { } known ? known.Aliases.Add(known.Name) : submission.Unit is { } u ? [u] : [];
        var kept = new StringBuilder(document.Text.Length);
        var places = new List<int>(document.Text.Length);
        var digits = new StringBuilder();
        for (var i = 0; i < document.Text.Length; i++)
        {
            var c = document.Text[i];
            if (names.FirstOrDefault(n => string.CompareOrdinal(document.Text, i, n, 0, n.Length) == 0) is { } name)
            {
                i += name.Length - 1;
                continue;
            }

            if (char.IsDigit(c)) digits.Append(c);
            else if (char.IsLetter(c))
            {
                kept.Append(c);
                places.Add(i);
            }
        }

        return new Masked(kept.ToString(), [.. places], digits.ToString());
    }

    /// <summary>Every run of <paramref name="length"/> kept characters, as a hash and the span of the document's text that it came from.</summary>
    public IEnumerable<(ulong Hash, Span Span)> Shingles(int length)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        ulong hash = 0, leaving = 1;
        for (var i = 0; i < length; i++) leaving *= multiplier;
        for (var i = 0; i < text.Length; i++)
        {
            hash = (hash * multiplier) + text[i];
            if (i >= length) hash -= leaving * text[i - length];
            if (i >= length - 1) yield return (hash, new Span(places[i - length + 1], places[i] + 1));
        }
    }
}
