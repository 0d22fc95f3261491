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
            return Recurrences.Read(text, at) is var (end, value) ? new DateAnnotation(new Span(at, end), ExtractStage.By, DateKind.Recurring, value) : null;
        if (IsInsideWord(text, at)) return null;
        if (DottedRange.Read(text, at) is { } dotted) return dotted;
        if (Term(text, at) is { } term) return term;
        var first = DatePointReader.Read(text, at, reference);
        var second = -1;
        if (first is null or { Stretch: null, Day: DatePoint.None } && DateRanges.Head(text, first?.Span.End ?? at, first, reference) is var (head, next)) (first, second) = (head, next);
        if (first is not { } point) return null;
        Flag(text, point, conflicts);
        return ranges.Tail(text, point, second, reference) is var (tailEnd, range) ? Range(text, point, tailEnd, range, conflicts) : Alone(text, point);
    }

    private static DateAnnotation Range(ReadOnlySpan<char> text, DatePoint first, int end, string value, List<Annotation> conflicts)
    {
        if (DatePointReader.Read(text, Math.Max(first.Span.End, Separator(text, DayTime(text, first.Span.End))), null) is { } second) Flag(text, second, conflicts);
        if (Prefix(text, first.Span.Start, SinceBefore) is var start && At(text, end) == '止') end++;
        return new DateAnnotation(new Span(start, end), ExtractStage.By, DateKind.Range, value);
    }

    private static DateAnnotation Alone(ReadOnlySpan<char> text, DatePoint point)
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
            if (Has(text, Blanks(text, link, 1), word) && IsSince(text, Blanks(text, link, 1), word, since < start))
                return new DateAnnotation(new Span(since, Blanks(text, link, 1) + word.Length), ExtractStage.By, DateKind.Since, $"{point.First}/..");
        return since < start && !point.IsStretch
            ? new DateAnnotation(new Span(since, end), ExtractStage.By, DateKind.Since, $"{point.First}/..")
            : new DateAnnotation(point.Span, ExtractStage.By, point.Kind, point.Value);

        DateAnnotation Deadline(int from, int to) => new(new Span(from, to), ExtractStage.By, DateKind.Deadline, $"../{point.Last}");
    }

    private static bool IsUntil(ReadOnlySpan<char> text, int at, string word, DatePoint point) => word switch
    {
        "前" => At(text, at + 1) is not ('后' or '往' or '来' or '列' or '期' or '夕' or '景' or '进' or '提' or '沿' or '三' or '两' or '几' or '十' or '者' or '置' or '瞻'),
        "止" => At(text, at + 1) is not ('住' or '境'),
        "内" or "以内" or "之内" => point.IsStretch || point.Day == DatePoint.None && (point.Year is not null || point.Month != DatePoint.None) && At(text, at + word.Length) is not ('容' or '部' or '外' or '设'),
        _ => true,
    };

    private static bool IsSince(ReadOnlySpan<char> text, int at, string word, bool prefixed) => word switch
    {
        "起" => At(text, at + 1) is not ('草' or '到' or '步' or '来' or '义' or '点' or '诉'),
        "开始" => true,
        _ => prefixed || word is "以来" or "以后" or "之后",
    };

    /// <summary>Where a word that opens the expression begins, blanks between allowed; <paramref name="start"/> where none stands there.</summary>
    private static int Prefix(ReadOnlySpan<char> text, int start, string[] words)
    {
        var end = start;
        while (end > 0 && start - end < 2 && NumeralCharacters.IsBlank(text[end - 1])) end--;
        foreach (var word in words)
            if (text[..end].EndsWith(word) && !(word == "自" && At(text, end - 2) is '各' or '独' or '亲' or '私' or '来') && !(word == "从" && At(text, end - 2) is '服' or '听' or '遵'))
                return end - word.Length;
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
        return new DateAnnotation(new Span(at, i), ExtractStage.By, DateKind.Deadline, $"P{n.Value}{unit}");
    }

    private static void Flag(ReadOnlySpan<char> text, DatePoint point, List<Annotation> conflicts)
    {
        if (point.IsImpossible)
            conflicts.Add(new ConflictAnnotation(point.Span, ExtractStage.By, ConflictKind.ImpossibleDate, $"“{text[point.Span.Start..point.Span.End]}”在日历上不存在，请核对。"));
    }

    /// <summary>A number that continues one, or letters and decimals, begins no date; nor does a lunar date.</summary>
    private static bool IsInsideWord(ReadOnlySpan<char> text, int at)
    {
        var before = At(text, at - 1);
        if (char.IsAsciiLetterOrDigit(text[at]) || NumeralCharacters.IsMask(text[at]))
            // "1.4月1日" is the first item and the fourth month: months have no decimals.
            return char.IsAsciiLetterOrDigit(before) || NumeralCharacters.IsMask(before)
                || (before is '.' or '．' && !(DateNumber.Read(text, at) is { } number && At(text, number.End) is '月' or '年'));
        if (text[at] is '月' or '年' or '周' && (NumeralCharacters.ChineseDigit(before) >= 0 || NumeralCharacters.Place(before) > 0 || NumeralCharacters.IsDigit(before) || NumeralCharacters.IsMask(before) || before == '个')) return true;
        return Before(text, at, "农历") || Before(text, at, "阴历") || (NumeralCharacters.ChineseDigit(text[at]) >= 0 && (NumeralCharacters.ChineseDigit(before) >= 0 || NumeralCharacters.Place(before) > 0 || before == '第'));
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        if (char.IsAsciiDigit(text[at]) || NumeralCharacters.IsMask(text[at]))
            while (end < text.Length && (NumeralCharacters.IsDigit(text[end]) || NumeralCharacters.IsMask(text[end]))) end++;
        return end;
    }
}
