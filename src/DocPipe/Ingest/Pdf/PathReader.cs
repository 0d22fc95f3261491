using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Pdf;

/// <summary>Keeps those painted paths that are straight lines along the page's edges, or boxes so thin that they are lines.</summary>
internal sealed class PathReader(List<Rule> rules)
{
    /// <summary>A filled box thinner than this is a line (points).</summary>
    private const double Thin = 3.2;

    private const double Straight = 0.8;

    private const int MostRules = 20_000, MostSegments = 4000;

    private readonly List<(double X1, double Y1, double X2, double Y2)> segments = [];
    private readonly List<(double X, double Y, double Width, double Height)> boxes = [];
    private (double X, double Y) start, at;

    public void Operate(string name, List<double> numbers, in Matrix ctm)
    {
        switch (name)
        {
            case "m" when numbers.Count >= 2: start = at = ctm.Map(numbers[^2], numbers[^1]); break;
            case "l" when numbers.Count >= 2: To(ctm.Map(numbers[^2], numbers[^1])); break;
            case "c" or "v" or "y" when numbers.Count >= 2: at = ctm.Map(numbers[^2], numbers[^1]); break;
            case "h": To(start); break;
            case "re" when numbers.Count >= 4: Box(numbers, ctm); break;
            case "S" or "s" or "B" or "B*" or "b" or "b*":
                if (name is "s" or "b" or "b*") To(start);
                Paint(lines: true);
                break;
            case "f" or "F" or "f*": Paint(lines: false); break;
            case "n": Clear(); break;
        }
    }

    private void To((double X, double Y) next)
    {
        if (segments.Count < MostSegments) segments.Add((at.X, at.Y, next.X, next.Y));
        at = next;
    }

    private void Box(List<double> numbers, in Matrix ctm)
    {
        var (x1, y1) = ctm.Map(numbers[^4], numbers[^3]);
        var (x2, y2) = ctm.Map(numbers[^4] + numbers[^2], numbers[^3] + numbers[^1]);
        if (boxes.Count < MostSegments) boxes.Add((Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1)));
        start = at = (x1, y1);
    }

    private void Paint(bool lines)
    {
        foreach (var (x, y, width, height) in boxes)
        {
            if (height <= Thin && width > height) Add(x, y + height / 2, x + width, y + height / 2);
            else if (width <= Thin && height > width) Add(x + width / 2, y, x + width / 2, y + height);
            else if (lines)
            {
                Add(x, y, x + width, y);
                Add(x, y + height, x + width, y + height);
                Add(x, y, x, y + height);
                Add(x + width, y, x + width, y + height);
            }
        }

        if (lines)
            foreach (var (x1, y1, x2, y2) in segments) Add(x1, y1, x2, y2);
        else FilledOutline();
        Clear();
    }

    /// <summary>A line drawn as a filled outline of four sides.</summary>
    private void FilledOutline()
    {
        if (segments.Count is < 3 or > 5) return;
        double left = segments.Min(s => Math.Min(s.X1, s.X2)), right = segments.Max(s => Math.Max(s.X1, s.X2));
        double top = segments.Min(s => Math.Min(s.Y1, s.Y2)), bottom = segments.Max(s => Math.Max(s.Y1, s.Y2));
        if (bottom - top <= Thin && right - left > Thin) Add(left, (top + bottom) / 2, right, (top + bottom) / 2);
        else if (right - left <= Thin && bottom - top > Thin) Add((left + right) / 2, top, (left + right) / 2, bottom);
    }

    private void Add(double x1, double y1, double x2, double y2)
    {
        if (rules.Count >= MostRules || !double.IsFinite(x1 + y1 + x2 + y2)) return;
        if (Math.Abs(y2 - y1) < Straight && Math.Abs(x2 - x1) > Straight) rules.Add(new Rule(x1, (y1 + y2) / 2, x2, (y1 + y2) / 2));
        else if (Math.Abs(x2 - x1) < Straight && Math.Abs(y2 - y1) > Straight) rules.Add(new Rule((x1 + x2) / 2, y1, (x1 + x2) / 2, y2));
    }

    private void Clear()
    {
        segments.Clear();
        boxes.Clear();
    }
}
