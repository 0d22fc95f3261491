using System.Runtime.InteropServices;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>
/// Turns text into hashed features: characters, pairs of neighbouring characters, words, pairs of neighbouring words, and the groups of
/// words that mean the same to the learner. Digits are one sign and punctuation another, so that "3处" and "5处" are the same feature;
/// blanks are passed over.
/// </summary>
internal sealed class FeatureHasher(CueTable cues)
{
    private const char Digit = '0';
    private const char Stop = '。';
    private const uint Seed = 0x811C9DC5;
    private const uint KindMask = 7;

    private enum Kind : uint { Character, CharacterPair, Word, WordPair, Cue }

    /// <summary>Where a feature was seen, so that a decision can be explained.</summary>
    public readonly record struct Seen(uint Hash, Span Span);

    /// <summary>
    /// What a kind of feature counts beside the others. Words and single characters carry the topic; pairs of words and the groups mostly
    /// repeat what the words have said already.
    /// </summary>
    public static float WeightOf(uint hash) => (Kind)(hash & KindMask) switch
    {
        Kind.Word or Kind.Character => 1.5f,
        Kind.WordPair or Kind.Cue => 0.5f,
        _ => 1,
    };

    /// <summary>In how many texts a feature must be seen to be learnt at all.</summary>
    /// <param name="texts">How many there are. In little data a word that is seen once is worth knowing, in much it is chance.</param>
    public static int LeastTexts(uint hash, int texts) => texts > 5000 || (Kind)(hash & KindMask) == Kind.WordPair ? 2 : 1;

    /// <param name="words">The words of the text in order; those that are no letters are passed over.</param>
    public void Collect(ReadOnlySpan<char> text, ReadOnlySpan<Span> words, List<Seen> into)
    {
        var before = new Sign(Stop, 0);
        var add = new Adder(into);
        for (var i = 0; i <= text.Length; i++)
        {
            // A sentence begins and ends with a stop: how it opens ("要…", "经…") and closes ("…不足") tells a finding from a demand.
            var sign = i < text.Length ? SignOf(text[i]) : Stop;
            if (sign == default || (sign is Digit or Stop && before.Value == sign)) continue;
            var at = Math.Min(i, text.Length - 1);
            if (sign != Stop) add.Feature(Mix(Seed, sign), Kind.Character, new Span(at, at + 1));
            add.Feature(Mix(Mix(Seed, before.Value), sign), Kind.CharacterPair, new Span(before.At, at + 1));
            before = new Sign(sign, at);
        }

        foreach (var (group, span) in cues.Find(text)) add.Feature(group, Kind.Cue, span);
        CollectWords(text, words, add);
    }

    private static void CollectWords(ReadOnlySpan<char> text, ReadOnlySpan<Span> words, Adder add)
    {
        uint before = 0;
        var start = 0;
        foreach (var word in words)
        {
            if (!char.IsLetter(text[word.Start]))
            {
                before = 0;
                continue;
            }

            var hash = Seed;
            foreach (var c in text.Slice(word.Start, word.Length)) hash = Mix(hash, char.ToLowerInvariant(c));
            add.Feature(hash, Kind.Word, word);
            if (before != 0) add.Feature((before * 31) ^ hash, Kind.WordPair, new Span(start, word.End));
            (before, start) = (hash, word.Start);
        }
    }

    private static char SignOf(char c) =>
        char.IsWhiteSpace(c) ? default : char.IsLetter(c) ? char.ToLowerInvariant(c) : char.IsDigit(c) ? Digit : char.IsSurrogate(c) ? c : Stop;

    private static uint Mix(uint hash, char c) => (hash ^ c) * 0x01000193;

    private readonly record struct Sign(char Value, int At);

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Adder(List<Seen> into)
    {
        public void Feature(uint hash, Kind kind, Span span)
        {
            hash ^= hash >> 16;
            hash *= 0x7FEB352D;
            hash ^= hash >> 15;
            hash *= 0x846CA68B;
            hash ^= hash >> 16;
            into.Add(new Seen((hash & ~KindMask) | (uint)kind, span));
        }
    }
}
