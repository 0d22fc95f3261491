namespace DocPipe.Segment;

/// <summary>
/// The likeliest states of a run of characters, by the same sums in the same order as jieba's finalseg, so that even ties fall alike.
/// </summary>
internal static class Viterbi
{
    private const int B = 0, E = 1, M = 2, S = 3;

    /// <summary>Bits of a step: for each state, which of its two possible forerunners it came from.</summary>
    private const ushort BFromS = 1, MFromM = 2, SFromS = 4, EFromM = 8;

    /// <param name="codes">One or more characters.</param>
    /// <param name="steps">Scratch, as long as <paramref name="codes"/>; receives 1 where a word ends and 0 elsewhere.</param>
    public static void MarkEnds(HmmTable hmm, ReadOnlySpan<ushort> codes, Span<ushort> steps)
    {
        ReadOnlySpan<double> emissions = hmm.Emissions;
        ReadOnlySpan<double> t = hmm.Transitions;
        double be = t[B * 4 + E], bm = t[B * 4 + M], eb = t[E * 4 + B], es = t[E * 4 + S];
        double me = t[M * 4 + E], mm = t[M * 4 + M], sb = t[S * 4 + B], ss = t[S * 4 + S];
        var at = emissions.Slice(codes[0] * HmmTable.States, HmmTable.States);
        double b = hmm.Start[B] + at[B], e = hmm.Start[E] + at[E], m = hmm.Start[M] + at[M], s = hmm.Start[S] + at[S];
        for (var i = 1; i < codes.Length; i++)
        {
            at = emissions.Slice(codes[i] * HmmTable.States, HmmTable.States);
            ushort step = 0;
            double x = e + eb + at[B], y = s + sb + at[B];
            var newB = x;
            if (y >= x) { newB = y; step |= BFromS; }
            (x, y) = (b + bm + at[M], m + mm + at[M]);
            var newM = x;
            if (y >= x) { newM = y; step |= MFromM; }
            (x, y) = (e + es + at[S], s + ss + at[S]);
            var newS = x;
            if (y >= x) { newS = y; step |= SFromS; }
            (x, y) = (b + be + at[E], m + me + at[E]);
            var newE = x;
            if (y >= x) { newE = y; step |= EFromM; }
            (b, e, m, s) = (newB, newE, newM, newS);
            steps[i] = step;
        }

        var state = s >= e ? S : E;
        for (var i = codes.Length - 1; i >= 0; i--)
        {
            var step = steps[i];
            steps[i] = state is E or S ? (ushort)1 : (ushort)0;
            state = state switch
            {
                B => (step & BFromS) != 0 ? S : E,
                M => (step & MFromM) != 0 ? M : B,
                S => (step & SFromS) != 0 ? S : E,
                _ => (step & EFromM) != 0 ? M : B,
            };
        }
    }
}
