using System.Buffers;
using DocPipe.Model;
using DocPipe.Review.Consistency;
using DocPipe.Text;

namespace DocPipe.Review;

/// <summary>
/// Tells a section that says nothing: no figure, day, place, title or name in quotation marks in it, and most of its clauses are the
/// phrases that fit any report of any unit (models/review/slogans.txt). Length proves nothing either way.
/// </summary>
internal sealed class HollowWords(DataFolder models)
{
    private const double Most = 0.6;

    /// <summary>本周 and 下周 name the period that every report has.</summary>
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９月日号");

    private static readonly SearchValues<char> Stops = SearchValues.Create("，。；、,;\n");

    private readonly PhraseTable<bool> slogans = new(models.Lines("review/slogans.txt").Select(w => (w, true)));
    private readonly PlaceNames places = new(models);

    public bool SaysNothing(Document document, IReadOnlyList<Span> body)
    {
        var text = document.Text;
        int empty = 0, all = 0;
        // The sender's own name is no place that it tells of.
        var own = document.First<SenderAnnotation>()?.Name ?? "";
        foreach (var span in body)
        {
            if (document.All<FigureAnnotation>().Any(f => span.Overlaps(f.Span) && !IsTurnOfPhrase(text, f)) || document.All<DateAnnotation>().Any(d => d.Kind != DateKind.Recurring && span.Overlaps(d.Span) && d.Span.Of(text).ContainsAny(Digits))) return false;
            if (span.Of(text).IndexOfAny("《“") >= 0 || places.In(text, span).Any(p => !own.Contains(p, StringComparison.Ordinal))) return false;
            for (var start = span.Start; start < span.End;)
            {
                var length = text.AsSpan(start, span.End - start).IndexOfAny(Stops);
                var end = length < 0 ? span.End : start + length;
                var clause = text.AsSpan(start, end - start);
                if (CountHan(clause) >= 3)
                {
                    all++;
                    if (slogans.AnyIn(clause)) empty++;
                }

                start = end + 1;
            }
        }

        return all > 0 && empty >= all * Most;
    }

    /// <summary>"心往一处想", "交一份满意答卷" count nothing.</summary>
    private static bool IsTurnOfPhrase(string text, FigureAnnotation figure) => figure.Value == 1 && text[figure.Span.Start] == '一';

    private static int CountHan(ReadOnlySpan<char> clause)
    {
        var count = 0;
        foreach (var c in clause)
            if (CharClass.IsHan(c)) count++;
        return count;
    }
}
