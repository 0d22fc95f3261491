using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>
/// Every expression that names a point of the calendar, a span, a deadline, a since-time or a recurrence, in EDTF with X for a digit that
/// the text does not give. Left out: hours, vague words (近年来, 今年 alone), names that contain numbers, document numbers.
/// </summary>
internal sealed class Dates(DataFolder data) : IExtractor
{
    private static readonly string[] SinceBefore = ["自从", "自", "从"];
    private static readonly string[] SinceAfter = ["以来", "起", "开始", "以后", "之后"];
    private static readonly string[] UntilBefore = ["截止到", "截至到", "截止至", "截止", "截至", "不迟于", "不晚于", "最迟于", "最晚于", "最迟", "最晚"];
    private static readonly string[] UntilAfter = ["之前", "以前", "为止", "以内", "之内", "前", "止", "内"];

    private readonly DateRanges ranges = new(data.Lines("extract/open-ends.txt"));
    private readonly WordIndex edges = new(data.Lines("extract/not-date-edges.txt"));
    private readonly WordEndings edgeEndings = new(data.Lines("extract/not-date-edges.txt"));
    private readonly WordIndex names = new(data.Lines("extract/date-names.txt"));

    public IEnumerable<Annotation> Extract(Document document)
    {
        var reference = DateReference.Of(document);
        var found = new List<Annotation>();
        var text = document.Text.AsSpan();
        for (var at = DateStarts.Next(text, 0); at >= 0; at = DateStarts.Next(text, at))
        {
            if (names.EndOfWordAt(text, at) is > 0 and var named) at = named;
            else if (Read(text, at, reference, found) is { } date)
            {
                found.Add(date);
                at = date.Span.End;
            }
            else at = Skip(text, at);
        }

        return found;
    }

    private DateAnnotation? Read(ReadOnlySpan<char> text, int at, DateReference? reference, List<Annotation> conflicts)
    {
        if (text[at] == '每')
            return Recurrences.Read(text, at) is var (end, value) ? Make(new Span(at, end), DateKind.Recurring, value) : null;
        if (IsInsideWord(text, at)) return null;
        if (DottedRange.Read(text, at) is { } dotted) return dotted;
        if (Term(text, at) is { } term) return term;
        var first = DatePointReader.Read(text, at, reference);
        var second = -1;
        if (first is null or { Stretch: null, Day: DatePoint.None } && DateRanges.Head(text, first?.Span.End ?? at, first, reference) is var (head, next))
            (first, second) = (head, next);
        if (first is not { } point) return null;
        Flag(text, point, conflicts);
        return ranges.Tail(text, point, second, reference) is var (tailEnd, range)
            ? Range(text, point, tailEnd, range, conflicts)
            : Alone(text, point);
    }

    private static DateAnnotation Make(Span span, DateKind kind, string value) => new(span, ExtractStage.By, kind, value);

    private DateAnnotation Range(ReadOnlySpan<char> text, DatePoint first, int end, string value, List<Annotation> conflicts)
    {
        var next = Math.Max(first.Span.End, Separator(text, DayTime(text, first.Span.End)));
        if (DatePointReader.Read(text, next, null) is { } second) Flag(text, second, conflicts);
        if (Prefix(text, first.Span.Start, SinceBefore) is var start && At(text, end) == '止') end++;
        return Make(new Span(start, end), DateKind.Range, value);
    }

    private DateAnnotation Alone(ReadOnlySpan<char> text, DatePoint point)
    {
        var (start, end) = (point.Span.Start, point.Span.End);
        var time = DayTime(text, end);
        var link = Has(text, time, "或") || Has(text, time, "及") ? time + 1 : time;
        foreach (var word in UntilAfter)
            if (Has(text, Blanks(text, link, 1), word) && IsUntil(text, Blanks(text, link, 1), word, point))
                return Deadline(start, Blanks(text, link, 1) + word.Length);
        if (Prefix(text, start, UntilBefore) is var until && until < start) return Deadline(until, end);
        var since = Prefix(text, start, SinceBefore);
        foreach (var word in SinceAfter)
            if (Has(text, Blanks(text, link, 1), word) && edges.EndOfWordAt(text, Blanks(text, link, 1)) < 0)
                return Make(new Span(since, Blanks(text, link, 1) + word.Length), DateKind.Since, $"{point.First}/..");
        return since < start && !point.IsStretch
            ? Make(new Span(since, end), DateKind.Since, $"{point.First}/..")
            : Make(point.Span, point.Kind, point.Value);

        DateAnnotation Deadline(int from, int to) => Make(new Span(from, to), DateKind.Deadline, $"../{point.Last}");
    }

    /// <summary>内 closes a month, a year or a stretch; a day has no inside.</summary>
    private bool IsUntil(ReadOnlySpan<char> text, int at, string word, DatePoint point) =>
        edges.EndOfWordAt(text, at) < 0 && (!word.EndsWith('内') || point.IsStretch || point.Day == DatePoint.None);

    /// <summary>Where a word that opens the expression begins, blanks between allowed; <paramref name="start"/> where none stands there.</summary>
    private int Prefix(ReadOnlySpan<char> text, int start, string[] words)
    {
        var end = start;
        while (end > 0 && start - end < 2 && NumeralCharacters.IsBlank(text[end - 1])) end--;
        foreach (var word in words)
            if (text[..end].EndsWith(word) && edgeEndings.At(text[..end]) is null) return end - word.Length;
        return start;
    }

    /// <summary>A term without a beginning: "30日内", "百日内", "5个工作日内". Hours are left out.</summary>
    private static DateAnnotation? Term(ReadOnlySpan<char> text, int at)
    {
        var number = text[at] == '百' ? new DateNumber(new Span(at, at + 1), 100, IsChinese: true) : DateNumber.Read(text, at);
        if (number is not { IsMasked: false, Value: > 0 } n || n.Value > 999) return null;
        var i = Blanks(text, n.End, 1);
        if (At(text, i) == '个') i++;
        var (unit, length) = text[i..] switch
        {
            ['工', '作', '日', ..] => ('D', 3),
            ['日', ..] or ['天', ..] => ('D', 1),
            ['周', ..] => ('W', 1),
            ['星', '期', ..] => ('W', 2),
            ['月', ..] when i > n.End => ('M', 1),
            ['年', ..] => ('Y', 1),
            _ => ('\0', 0),
        };
        if (unit == '\0') return null;
        i += length;
        if (Has(text, i, "之内") || Has(text, i, "以内")) i += 2;
        else if (At(text, i) == '内' && At(text, i + 1) is not ('容' or '部' or '外')) i++;
        else return null;
        return Make(new Span(at, i), DateKind.Deadline, $"P{n.Value}{unit}");
    }

    private static void Flag(ReadOnlySpan<char> text, DatePoint point, List<Annotation> conflicts)
    {
        if (!point.IsImpossible) return;
        var message = $"“{text[point.Span.Start..point.Span.End]}”在日历上不存在，请核对。";
        conflicts.Add(new ConflictAnnotation(point.Span, ExtractStage.By, ConflictKind.ImpossibleDate, message));
    }

    /// <summary>A number that continues one, or letters and decimals, begins no date; nor does a lunar date.</summary>
    private static bool IsInsideWord(ReadOnlySpan<char> text, int at)
    {
        var before = At(text, at - 1);
        if (char.IsAsciiLetterOrDigit(text[at]) || NumeralCharacters.IsMask(text[at]))
            // "1.4月1日" is the first item and the fourth month: months have no decimals.
            return char.IsAsciiLetterOrDigit(before) || NumeralCharacters.IsMask(before)
                || (before is '.' or '．' && !(DateNumber.Read(text, at) is { } number && At(text, number.End) is '月' or '年'));
        var followsNumeral = NumeralCharacters.IsNumeral(before) || NumeralCharacters.Place(before) > 0;
        if (text[at] is '月' or '年' or '周') return followsNumeral || NumeralCharacters.IsMask(before) || before == '个';
        return Before(text, at, "农历") || Before(text, at, "阴历")
            || (NumeralCharacters.ChineseDigit(text[at]) >= 0 && (followsNumeral && !NumeralCharacters.IsDigit(before) || before == '第'));
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        if (char.IsAsciiDigit(text[at]) || NumeralCharacters.IsMask(text[at]))
            while (end < text.Length && NumeralCharacters.IsDigitOrMask(text[end])) end++;
        return end;
    }
}
