using System.Buffers;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// The likeliest words and tags of a run of Han characters, by the same sums in the same order as jieba's posseg. Back pointers are kept for
/// one stretch at a time, and made again from the scores at its start where the run is longer: memory grows slowly however long it is.
/// </summary>
internal static class PosViterbi
{
    private const int N = PosTable.MaxStates;
    private const int Stretch = 256;

    public static void Cut(PosTable pos, ReadOnlySpan<ushort> codes, int offset, List<Token> into)
    {
        var steps = codes.Length - 1;
        var stretches = Math.Max(1, (steps + Stretch - 1) / Stretch);
        var scores = ArrayPool<double>.Shared.Rent((stretches + 1) * N);
        var alive = ArrayPool<StateSet>.Shared.Rent(stretches + 1);
        var back = ArrayPool<byte>.Shared.Rent(Math.Min(steps, Stretch) * N);
        var path = ArrayPool<byte>.Shared.Rent(codes.Length);

        alive[0] = Begin(pos, codes[0], scores.AsSpan(0, N));
        for (var k = 0; k < stretches; k++)
            alive[k + 1] = Run(pos, StretchOf(codes, k), scores.AsSpan(k * N, N), alive[k], back, scores.AsSpan((k + 1) * N, N));

        var state = Best(scores.AsSpan(stretches * N, N), alive[stretches]);
        for (var k = stretches - 1; k >= 0; k--)
        {
            var stretch = StretchOf(codes, k);
            if (k + 1 < stretches) Run(pos, stretch, scores.AsSpan(k * N, N), alive[k], back, scores.AsSpan((k + 1) * N, N));
            for (var i = stretch.Length - 1; i >= 0; i--)
            {
                path[k * Stretch + 1 + i] = (byte)state;
                state = back[i * N + state];
            }
        }

        path[0] = (byte)state;
        AddWords(pos, path.AsSpan(0, codes.Length), offset, into);
        ArrayPool<double>.Shared.Return(scores);
        ArrayPool<StateSet>.Shared.Return(alive);
        ArrayPool<byte>.Shared.Return(back);
        ArrayPool<byte>.Shared.Return(path);
    }

    private static ReadOnlySpan<ushort> StretchOf(ReadOnlySpan<ushort> codes, int k) =>
        codes.Slice(1 + k * Stretch, Math.Min(Stretch, codes.Length - 1 - k * Stretch));

    private static StateSet Begin(PosTable pos, int code, Span<double> scores)
    {
        var states = pos.Candidates(code);
        Span<byte> members = stackalloc byte[N];
        var emissions = pos.EmissionsOf(code);
        scores.Fill(double.NegativeInfinity);
        foreach (var y in members[..states.CopyTo(members)]) scores[y] = pos.Start[y] + Emission(ref emissions, y);
        return states;
    }

    /// <param name="from">Scores before the first of <paramref name="codes"/>; minus infinity for what <paramref name="states"/> lacks.</param>
    /// <param name="to">Receives the scores after the last; may not be <paramref name="from"/>.</param>
    private static StateSet Run(
        PosTable pos, ReadOnlySpan<ushort> codes, ReadOnlySpan<double> from, StateSet states, Span<byte> back, Span<double> to)
    {
        Span<byte> members = stackalloc byte[N];
        Span<byte> forerunners = stackalloc byte[N];
        Span<double> before = stackalloc double[N];
        Span<double> after = stackalloc double[N];
        from.CopyTo(before);
        for (var i = 0; i < codes.Length; i++)
        {
            states = Step(pos, codes[i], before, states, back.Slice(i * N, N), after, members, forerunners);
            var swap = before;
            before = after;
            after = swap;
        }

        before.CopyTo(to);
        return states;
    }

    private static StateSet Step(
        PosTable pos,
        int code,
        ReadOnlySpan<double> before,
        StateSet states,
        Span<byte> back,
        Span<double> after,
        Span<byte> members,
        Span<byte> forerunners)
    {
        var expected = default(StateSet);
        foreach (var x in members[..states.CopyTo(members)]) expected |= pos.Followers(x);
        // A word is begun after one has ended and gone on with after one was begun; for any other pair the probability is nought.
        states &= pos.HaveFollowers;
        var ended = forerunners[..(states & pos.Ending).CopyTo(forerunners)];
        var open = forerunners[ended.Length..];
        open = open[..(states & ~pos.Ending).CopyTo(open)];
        var last = (byte)Math.Max(ended.IsEmpty ? 0 : ended[^1], open.IsEmpty ? 0 : open[^1]);

        var next = pos.Candidates(code) & expected;
        if (next.IsEmpty) next = expected.IsEmpty ? StateSet.All : expected;
        var emissions = pos.EmissionsOf(code);
        after.Fill(double.NegativeInfinity);
        foreach (var y in members[..next.CopyTo(members)])
        {
            var emission = Emission(ref emissions, y);
            ReadOnlySpan<double> transitions = pos.TransitionsTo(y);
            // Where all are impossible they are equal, and of equals the last wins.
            var (best, origin) = (double.NegativeInfinity, last);
            ReadOnlySpan<byte> origins = pos.Begins(y) ? ended : open;
            if (pos.Forerunners(y).Length < origins.Length) origins = pos.Forerunners(y);
            foreach (var x in origins)
            {
                var score = before[x] + transitions[x] + emission;
                if (score < best || double.IsNegativeInfinity(score)) continue;
                (best, origin) = (score, x);
            }

            after[y] = best;
            back[y] = origin;
        }

        return next;
    }

    /// <param name="rest">Ascending by state; what lies before <paramref name="state"/> is dropped, so ask in ascending order.</param>
    private static double Emission(ref ReadOnlySpan<PosEmission> rest, int state)
    {
        while (!rest.IsEmpty && rest[0].State < state) rest = rest[1..];
        return !rest.IsEmpty && rest[0].State == state ? rest[0].LogProbability : HmmTable.Never;
    }

    private static int Best(ReadOnlySpan<double> scores, StateSet states)
    {
        Span<byte> members = stackalloc byte[N];
        var (best, state) = (double.NegativeInfinity, 0);
        foreach (var y in members[..states.CopyTo(members)])
            if (scores[y] >= best) (best, state) = (scores[y], y);
        return state;
    }

    private static void AddWords(PosTable pos, ReadOnlySpan<byte> path, int offset, List<Token> into)
    {
        var next = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (!pos.Ends(path[i])) continue;
            into.Add(new Token(new Span(offset + next, offset + i + 1), pos.Tags[path[i]]));
            next = i + 1;
        }

        if (next < path.Length) into.Add(new Token(new Span(offset + next, offset + path.Length), pos.Tags[path[next]]));
    }
}
