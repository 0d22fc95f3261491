using System.Globalization;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Render.Markup;

/// <summary>
/// The evidence that a template can cite. While a template runs, evidence goes by its place in the digest; afterwards what was really
/// cited is numbered from 1 in the order in which a reader meets it.
/// </summary>
internal sealed class Citations
{
    private readonly List<Evidence> known = [];
    private readonly Dictionary<(string, int, Span), int> places = [];

    /// <summary>The same place cited by two statements is one piece of evidence.</summary>
    public int Know(Evidence evidence)
    {
        if (places.TryGetValue((evidence.Path, evidence.Document, evidence.Span), out var id)) return id;
        places.Add((evidence.Path, evidence.Document, evidence.Span), id = known.Count);
        known.Add(evidence);
        return id;
    }

    /// <summary>The mark to print behind a statement; nothing where there is no evidence.</summary>
    public static string Mark(IReadOnlyList<int> ids, int limit)
    {
        if (ids.Count == 0) return "";
        var mark = new StringBuilder().Append(Literal.CiteOpen).AppendJoin(',', ids.Take(limit));
        if (ids.Count > limit) mark.Append(CultureInfo.InvariantCulture, $"+{ids.Count - limit}");
        return mark.Append(Literal.CiteClose).ToString();
    }

    /// <summary>Numbers the marks of a finished text in reading order. Evidence number n of the text is then at n - 1.</summary>
    public (string Text, IReadOnlyList<Evidence> Cited) Settle(string text)
    {
        var cited = new List<Evidence>();
        var numbers = new Dictionary<int, int>();
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf(Literal.CiteOpen, at) is var open and >= 0 && text.IndexOf(Literal.CiteClose, open) is var close and >= 0)
        {
            result.Append(text, at, open - at);
            var (ids, more) = Parse(text.AsSpan(open + 1, close - open - 1));
            var own = new List<int>(ids.Count);
            foreach (var id in ids)
            {
                if (id < 0 || id >= known.Count) continue;
                if (!numbers.TryGetValue(id, out var number))
                {
                    cited.Add(known[id]);
                    numbers.Add(id, number = cited.Count);
                }

                own.Add(number);
            }

            result.Append(Mark(own, int.MaxValue));
            if (more > 0 && own.Count > 0) result.Insert(result.Length - 1, string.Create(CultureInfo.InvariantCulture, $"+{more}"));
            at = close + 1;
        }

        return (result.Append(text, at, text.Length - at).ToString(), cited);
    }

    /// <summary>Reads the inside of a mark: "3,4" or "3,4+2" for two places more.</summary>
    public static (IReadOnlyList<int> Numbers, int More) Parse(ReadOnlySpan<char> mark)
    {
        var more = 0;
        if (mark.IndexOf('+') is var plus and >= 0)
        {
            _ = int.TryParse(mark[(plus + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out more);
            mark = mark[..plus];
        }

        var numbers = new List<int>();
        foreach (var part in mark.Split(','))
            if (int.TryParse(mark[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
        return (numbers, more);
    }
}
