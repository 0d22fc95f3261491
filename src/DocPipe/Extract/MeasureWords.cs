using System.Collections.Frozen;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Which words measure, after which sort of number.</summary>
internal sealed class MeasureWords
{
    private readonly WordIndex words;
    private readonly WordIndex exceptions;
    private readonly FrozenDictionary<string, (char Flag, string Unit)> units;
    private readonly FrozenDictionary<string, char> undone;

    public MeasureWords(DataFolder data)
    {
        var rows = data.Rows("extract/measure-words.txt").ToList();
        units = rows.ToFrozenDictionary(r => r[0], r => (r[1][0], r.Length > 2 ? r[2] : r[0]), StringComparer.Ordinal);
        words = new WordIndex(units.Keys);
        var nouns = data.Rows("extract/not-measures.txt").ToList();
        exceptions = new WordIndex(nouns.Select(r => r[0]));
        undone = nouns.Where(r => r.Length > 1).ToFrozenDictionary(r => r[0], r => r[1][0], StringComparer.Ordinal);
    }

    /// <summary>The measure word at <paramref name="at"/> after a number of this sort: where it ends, and the unit that totals are told in.</summary>
    public (int End, string Unit)? Read(ReadOnlySpan<char> text, int at, NumeralKind number)
    {
        if (DateText.At(text, at) is '%' or '％') return (at + 1, "%");
        var end = words.EndOfWordAt(text, at);
        if (end < 0) return null;
        var (flag, unit) = units[text[at..end].ToString()];
        if (flag == 'd' && number == NumeralKind.Chinese || flag == 'n' && number == NumeralKind.Masked) return null;
        var noun = exceptions.EndOfWordAt(text, at);
        if (noun > end && !(undone.TryGetValue(text[at..noun].ToString(), out var sign) && DateText.At(text, noun) == sign)) return null;
        return (end, unit);
    }
}
