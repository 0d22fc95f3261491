namespace DocPipe.Web.Reading;

/// <summary>
/// Where two passages differ, by the shortest edit (E. W. Myers, "An O(ND) Difference Algorithm", 1986) over their tokens: a Han character,
/// a number and a Latin word each count as one.
/// </summary>
internal static class TextDifference
{
    /// <summary>Edits that are looked for; two passages with more between them are not worth comparing token by token.</summary>
    private const int MostEdits = 1000;

    /// <summary>A stretch of fewer equal characters between two differences is no rest for the eye and is taken with them.</summary>
    private const int ShortestSame = 2;

    /// <summary>The differing stretches of each.</summary>
    public static (ImmutableArray<Span> InA, ImmutableArray<Span> InB) Of(string a, string b)
    {
        List<Span> x = Tokens(a), y = Tokens(b);
        var head = 0;
        while (head < x.Count && head < y.Count && Same(head, head)) head++;
        var tail = 0;
        while (tail < x.Count - head && tail < y.Count - head && Same(x.Count - 1 - tail, y.Count - 1 - tail)) tail++;
        var same = new List<(int X, int Y)>();
        for (var i = 0; i < head; i++) same.Add((i, i));
        same.AddRange(Matches(x.Count - head - tail, y.Count - head - tail, (i, j) => Same(head + i, head + j)).Select(m => (head + m.X, head + m.Y)));
        for (var i = tail; i > 0; i--) same.Add((x.Count - i, y.Count - i));
        return Differing(same, x, y);

        bool Same(int i, int j) => x[i].Of(a).SequenceEqual(y[j].Of(b));
    }

    private static (ImmutableArray<Span> InA, ImmutableArray<Span> InB) Differing(List<(int X, int Y)> same, List<Span> x, List<Span> y)
    {
        var inA = ImmutableArray.CreateBuilder<Span>();
        var inB = ImmutableArray.CreateBuilder<Span>();
        int fromX = 0, fromY = 0;
        for (var i = 0; i < same.Count;)
        {
            var run = i + 1;
            while (run < same.Count && same[run].X == same[run - 1].X + 1 && same[run].Y == same[run - 1].Y + 1) run++;
            var characters = x[same[run - 1].X].End - x[same[i].X].Start;
            // At the ends there is no difference on the other side to be taken with.
            if (characters >= ShortestSame || same[i] == (0, 0) || same[run - 1] == (x.Count - 1, y.Count - 1))
            {
                Add(fromX, same[i].X, fromY, same[i].Y);
                (fromX, fromY) = (same[run - 1].X + 1, same[run - 1].Y + 1);
            }

            i = run;
        }

        Add(fromX, x.Count, fromY, y.Count);
        return (inA.ToImmutable(), inB.ToImmutable());

        void Add(int startX, int endX, int startY, int endY)
        {
            if (endX > startX) inA.Add(new Span(x[startX].Start, x[endX - 1].End));
            if (endY > startY) inB.Add(new Span(y[startY].Start, y[endY - 1].End));
        }
    }

    /// <summary>The pairs of equal tokens on a shortest path, in order; none where more than <see cref="MostEdits"/> lie between.</summary>
    private static List<(int X, int Y)> Matches(int n, int m, Func<int, int, bool> same)
    {
        var most = Math.Min(n + m, MostEdits);
        var reach = new int[(2 * most) + 3];
        var steps = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            // What step d begins from is all that walking back needs: the diagonals -d … d.
            steps.Add(reach[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var down = k == -d || (k != d && reach[most + k] < reach[most + 2 + k]);
                var i = down ? reach[most + 2 + k] : reach[most + k] + 1;
                var j = i - k;
                while (i < n && j < m && same(i, j)) (i, j) = (i + 1, j + 1);
                reach[most + 1 + k] = i;
                if (i >= n && j >= m) return Back(steps, n, m, d);
            }
        }

        return [];
    }

    private static List<(int X, int Y)> Back(List<int[]> steps, int i, int j, int edits)
    {
        var pairs = new List<(int, int)>();
        for (var d = edits; d > 0; d--)
        {
            int At(int diagonal) => steps[d][diagonal + d];
            var k = i - j;
            var down = k == -d || (k != d && At(k - 1) < At(k + 1));
            var before = down ? k + 1 : k - 1;
            var (x, y) = (At(before), At(before) - before);
            var (afterX, afterY) = down ? (x, y + 1) : (x + 1, y);
            for (; i > afterX && j > afterY; i--, j--) pairs.Add((i - 1, j - 1));
            (i, j) = (x, y);
        }

        for (; i > 0 && j > 0; i--, j--) pairs.Add((i - 1, j - 1));
        pairs.Reverse();
        return pairs;
    }

    private static List<Span> Tokens(string text)
    {
        var tokens = new List<Span>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (char.IsDigit(text[at])) while (end < text.Length && (char.IsDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsDigit(text[end + 1])))) end++;
            else if (char.IsAsciiLetter(text[at])) while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
            else if (char.IsHighSurrogate(text[at]) && end < text.Length) end++;
            tokens.Add(new Span(at, end));
            at = end;
        }

        return tokens;
    }
}
