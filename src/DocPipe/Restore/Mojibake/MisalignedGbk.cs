using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>
/// Undoes the reading of GBK one byte out of step. Each character is taken for the two bytes that gave it; a beam search goes through the
/// places where the reader may have lost its step, dropped a pair that is no character, lost a byte or found its step again, and keeps
/// the likeliest text.
/// </summary>
internal sealed class MisalignedGbk(TrigramModel model)
{
    /// <summary>How much likelier than the text as it stands a repair must be, beyond the costs on its way.</summary>
    private const double Gain = 3;

    /// <summary>The readings for which a dropped pair is tried, and the end of the damage: the best ones.</summary>
    private const int TriedForDropped = 6, TriedForClosing = 10;

    private readonly LikelyChoices choices = new(model.Characters);

    /// <summary>The repairs of a window that pay; none where the text is likelier as it stands.</summary>
    public List<Repair> Find(string text, Span window)
    {
        var beam = new ReadingBeam(window);
        beam.Add(Begin(text, window));
        for (var at = window.Start; at < window.End; at++)
        {
            // The step may be found again before any character.
            var rank = 0;
            foreach (var reading in beam.At(at))
                if (reading.Pending == Reading.Aligned) AtGap(text, beam, reading);
                else if (rank++ < TriedForClosing && Closed(reading) is { } closed) beam.Add(closed);
            rank = 0;
            foreach (var reading in beam.At(at))
                if (reading.Pending == Reading.Aligned) FromAligned(text, beam, reading);
                else FromShifted(text, beam, reading, rank++ < TriedForDropped);
            beam.Leave(at);
        }

        var best = beam.At(window.End).Select(r => r.Pending == Reading.Aligned ? r : Closed(r)).OfType<Reading>().MaxBy(r => r.Score);
        return best is null || best.Score - AsItStands(text, window) < Gain ? [] : Repairs(best);
    }

    private static Reading Begin(string text, Span window) => new(
        null, window.Start, Reading.Aligned,
        window.Start > 1 ? text[window.Start - 2] : '\n', window.Start > 0 ? text[window.Start - 1] : '\n', 0, null, Exact: false);

    /// <summary>A lead byte may be gone without a mark: between a character and the sign that its second byte became.</summary>
    private static void AtGap(string text, ReadingBeam beam, Reading reading)
    {
        if (reading.Copied && CharClass.IsHan(reading.Last) && text[reading.At] > ' ' && !CharClass.IsHan(text[reading.At]))
            beam.Add(reading.Skip(reading.At, Reading.Unknown, DamageCosts.EnterAtGap));
    }

    private void FromAligned(string text, ReadingBeam beam, Reading reading)
    {
        var c = text[reading.At];
        beam.Add(Copy(text, reading));
        // Having found its step a reader doesn't lose it at the very next byte.
        if (!reading.Copied) return;
        if (c is '?' or '\uFFFD') beam.Add(reading.Skip(reading.At + 1, Reading.Unknown, DamageCosts.EnterAtLoss));
        var code = Gbk.Encode(c);
        if (code == 0 || !Gbk.IsLead(code & 0xFF)) return;
        // The byte left of a trimmed indent is the lead of the row of signs.
        beam.Add(reading.Skip(reading.At + 1, code & 0xFF, code >> 8 == 0xA1 ? DamageCosts.EnterAfterIndent : DamageCosts.Enter));
    }

    private void FromShifted(string text, ReadingBeam beam, Reading reading, bool tryDropped)
    {
        var c = text[reading.At];
        var next = reading.At + 1;
        if (DamagedReading.End(text, reading.At) is var end and > 0) beam.Add(reading.Skip(end, reading.Pending, DamageCosts.Pinyin));
        if (c is '?' or '\uFFFD') AtLoss(text, beam, reading, next);
        if (c is > ' ' and < '\u007F')
        {
            if (Gbk.IsTrail(c))
            {
                // The reading that a converter stuck to a character proves that it ends here.
                var read = DamagedReading.EndBehindLetter(text, reading.At);
                Complete(beam, reading, c, read > 0 ? read : next, Reading.Aligned, read > 0 ? -DamageCosts.ProvenByReading : 0);
                if (tryDropped && reading.Pending != Reading.Unknown) WithDroppedPair(beam, reading, c, read > 0 ? read : next, Reading.Aligned);
            }

            Complete(beam, reading, 0xA3, next, c + 0x80, char.IsAsciiLetterOrDigit(c) ? DamageCosts.NarrowedLetter : DamageCosts.Narrowed);
            return;
        }

        var code = Gbk.Encode(c);
        if (code == 0) return;
        var (lead, trail) = (code >> 8, code & 0xFF);
        var pending = Gbk.IsLead(trail) ? trail : Reading.Aligned;
        if (pending == Reading.Aligned && trail >= 0x80) return;
        Complete(beam, reading, lead, next, pending, 0);
        if (tryDropped && reading.Pending != Reading.Unknown) WithDroppedPair(beam, reading, lead, next, pending);
    }

    /// <summary>A program wrote a question mark for the second byte, for a pair that is none, or for more at the end of a sentence.</summary>
    private void AtLoss(string text, ReadingBeam beam, Reading reading, int next)
    {
        if (reading.Pending == Reading.Unknown) return;
        var sentenceEnds = next >= text.Length || !(CharClass.IsHan(text[next]) || char.IsAsciiLetterOrDigit(text[next]));
        foreach (var guess in choices.OfLead(reading.Last, reading.Pending))
        {
            var score = Worth(reading, guess);
            beam.Add(reading.Write(guess, next, Reading.Aligned, score - DamageCosts.UnknownByte - DamageCosts.Exit, exact: false));
            beam.Add(reading.Write(guess, next, Reading.Unknown, score - DamageCosts.UnknownByte - DamageCosts.DroppedAtLoss, exact: false));
            if (sentenceEnds && model.Certain(reading.Last, guess) is { } last)
                beam.Add(new Reading(reading, next, Reading.Aligned, guess, last, score - DamageCosts.UnknownByte - DamageCosts.ExitWhole, $"{guess}{last}", Exact: false));
        }
    }

    /// <summary>Reads the pending byte and <paramref name="trail"/> as a character.</summary>
    private void Complete(ReadingBeam beam, Reading reading, int trail, int at, int pending, double cost)
    {
        if (reading.Pending == Reading.Unknown)
        {
            foreach (var guess in choices.OfTrail(reading.Last, trail))
                if (Worth(reading, guess) - DamageCosts.UnknownByte - cost is var score && beam.Wants(at, score))
                    beam.Add(reading.Write(guess, at, pending, score, exact: false));
            return;
        }

        var read = Gbk.Decode(reading.Pending, trail);
        if (read != '\0') beam.Add(reading.Write(read, at, pending, Worth(reading, read) - cost, exact: true));
    }

    /// <summary>Between two characters a pair was dropped that is none, or two: their bytes ended one character and began another.</summary>
    private void WithDroppedPair(ReadingBeam beam, Reading reading, int trail, int at, int pending)
    {
        foreach (var first in choices.Droppable(reading.Last, reading.Pending))
        {
            var score = Worth(reading, first) - DamageCosts.Dropped;
            if (!beam.Wants(at, score)) continue;
            var begun = reading.Write(first, at, pending, score, exact: false);
            foreach (var last in choices.AfterDropped(first, trail))
                if (Worth(begun, last) is var total && beam.Wants(at, total))
                    beam.Add(begun with { Parent = reading, First = first, Last = last, Score = total, Emitted = $"{first}{last}" });

            foreach (var middle in choices.Between(first))
            {
                var known = Worth(begun, middle) - DamageCosts.Dropped;
                if (!beam.Wants(at, known)) continue;
                var between = begun.Write(middle, at, pending, known, exact: false);
                foreach (var last in choices.AfterDropped(middle, trail))
                    if (Worth(between, last) is var total && beam.Wants(at, total))
                        beam.Add(between with { Parent = reading, First = middle, Last = last, Score = total, Emitted = $"{first}{middle}{last}" });
            }
        }
    }

    /// <summary>
    /// The step found again: the character whose second byte is lost is put where its neighbours leave no doubt, else left out, for a wrong
    /// word is worse than a missing one.
    /// </summary>
    private Reading? Closed(Reading reading)
    {
        if (reading.Pending == Reading.Unknown) return null;
        var (best, after, all) = ('\0', double.NegativeInfinity, 0.0);
        foreach (var choice in choices.OfLead(reading.Last, reading.Pending))
        {
            var likely = model.After(reading.First, reading.Last, choice);
            all += Math.Exp(likely);
            if (likely > after) (best, after) = (choice, likely);
        }

        return Math.Exp(after) < DamageCosts.Sure * all || after < DamageCosts.LeastSure
            ? reading.Skip(reading.At, Reading.Aligned, DamageCosts.Exit + DamageCosts.UnknownByte)
            : reading.Write(best, reading.At, Reading.Aligned, reading.Score - DamageCosts.Exit + after, exact: false);
    }

    /// <summary>The score of a reading that goes on with <paramref name="next"/>.</summary>
    private double Worth(Reading reading, char next) => reading.Score + model.After(reading.First, reading.Last, next);

    private Reading Copy(string text, Reading reading) => new(
        reading, reading.At + 1, Reading.Aligned, reading.Last, text[reading.At], reading.Score + AsWritten(text, reading), null, Exact: false);

    /// <summary>What a character is worth as it stands. A question mark or a lone letter inside a sentence is worth less than elsewhere.</summary>
    private double AsWritten(string text, Reading reading)
    {
        var (c, before) = (text[reading.At], reading.Last);
        var next = reading.At + 1 < text.Length ? text[reading.At + 1] : '\n';
        if (c == '\uFFFD') return -14;
        if (c == '?') return before == '?' ? -6 : next == '?' ? -10 : CharClass.IsHan(next) || char.IsAsciiLetter(next) ? -9 : -7;
        if (char.IsAsciiLetter(c) && !char.IsAsciiLetterOrDigit(before) && !char.IsAsciiLetterOrDigit(next)) return -11;
        return DamageSigns.IsInWord(text, reading.At) ? DamageCosts.Letter : model.After(reading.First, before, c);
    }

    private double AsItStands(string text, Span window)
    {
        var reading = Begin(text, window);
        while (reading.At < window.End) reading = Copy(text, reading);
        return reading.Score;
    }

    private static List<Repair> Repairs(Reading end)
    {
        var path = new List<Reading>();
        for (var reading = end; reading is not null; reading = reading.Parent!) path.Add(reading);
        path.Reverse();
        var repairs = new List<Repair>();
        for (var i = 1; i < path.Count; i++)
        {
            if (path[i].Copied) continue;
            var first = i;
            while (i + 1 < path.Count && !path[i + 1].Copied) i++;
            var span = new Span(path[first - 1].At, path[i].At);
            var steps = path.GetRange(first, i - first + 1);
            var words = string.Concat(steps.Select(s => s.Emitted));
            if (!span.IsEmpty && words.Length > 0) repairs.Add(new Repair(span, words, steps.Count(s => s.Exact)));
        }

        return repairs;
    }
}
