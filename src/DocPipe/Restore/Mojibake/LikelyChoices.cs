using System.Collections.Concurrent;
using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>
/// The likeliest characters that lost bytes leave open after a known character. Each question is answered once and kept, since a search
/// asks the same ones thousands of times.
/// </summary>
internal sealed class LikelyChoices(CharacterModel model)
{
    private const int Few = 3, Some = 8, Many = 20;

    /// <summary>Answers kept before all are forgotten: some 20 MB.</summary>
    private const int Capacity = 200_000;

    private static readonly bool[] canBeDropped =
        [.. Enumerable.Range(0, 256).Select(lost => Gbk.IsLead(lost) && Enumerable.Range(0x81, 0x7E).Count(trail => Gbk.Decode(lost, trail) == '\0') > 8)];

    private enum Question { Lead, Trail, Droppable, AfterDropped, Between }

    private readonly ConcurrentDictionary<int, char[]> answers = [];

    /// <summary>Characters with this lead byte.</summary>
    public char[] OfLead(char before, int lead) => Answer(Question.Lead, before, lead, Many);

    /// <summary>Characters with this second byte.</summary>
    public char[] OfTrail(char before, int trail) => Answer(Question.Trail, before, trail, Many);

    /// <summary>Characters with this lead byte whose second byte may begin a pair that is none.</summary>
    public char[] Droppable(char before, int lead) => Answer(Question.Droppable, before, lead, Some);

    /// <summary>Characters that end with <paramref name="trail"/> and whose lead, read after the second byte of <paramref name="first"/>, is no pair.</summary>
    public char[] AfterDropped(char first, int trail) => Answer(Question.AfterDropped, first, trail, Few);

    /// <summary>Characters both of whose bytes went with pairs that are none, the first of them begun by <paramref name="first"/>.</summary>
    public char[] Between(char first) => Answer(Question.Between, first, 0, Few);

    private char[] Answer(Question question, char before, int part, int count)
    {
        var key = ((int)question << 24) | (part << 16) | before;
        if (answers.TryGetValue(key, out var known)) return known;
        if (answers.Count > Capacity) answers.Clear();
        var choices = question switch
        {
            Question.Lead => GbkChoices.OfLead(part),
            Question.Trail => GbkChoices.OfTrail(part),
            Question.Droppable => GbkChoices.OfLead(part).Where(c => canBeDropped[Gbk.Encode(c) & 0xFF]),
            Question.AfterDropped => GbkChoices.OfTrail(part).Where(c => IsNoPair(before, c)),
            _ => model.FollowersOf(before).ToArray().Where(c => Gbk.Encode(c) != 0 && IsNoPair(before, c) && canBeDropped[Gbk.Encode(c) & 0xFF]),
        };
        return answers[key] = [.. choices.OrderByDescending(c => model.After(before, c)).Take(count)];
    }

    private static bool IsNoPair(char first, char second) => Gbk.Decode(Gbk.Encode(first) & 0xFF, Gbk.Encode(second) >> 8) == '\0';
}
