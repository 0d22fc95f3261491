using DocPipe.Model;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>"（11.9—11.15）": month and day with a point or slash, which is a date only as a range in brackets; alone it may be any number.</summary>
internal static class DottedRange
{
    public static DateAnnotation? Read(ReadOnlySpan<char> text, int at)
    {
        if (At(text, at - 1) is not ('(' or '（') || Day(text, at) is not var (month, day, end)) return null;
        var next = Separator(text, end);
        if (next < 0 || Day(text, next) is not var (lastMonth, lastDay, lastEnd) || At(text, lastEnd) is not (')' or '）')) return null;
        return new DateAnnotation(
            new Span(at, lastEnd), ExtractStage.By, DateKind.Range, $"{DatePoint.Edtf(null, month, day)}/{DatePoint.Edtf(null, lastMonth, lastDay)}");
    }

    private static (int Month, int Day, int End)? Day(ReadOnlySpan<char> text, int at)
    {
        if (DateNumber.Read(text, at) is not { IsChinese: false, Value: >= 1 and <= 12, Span.Length: <= 2 } month) return null;
        if (At(text, month.End) is not ('.' or '．' or '/')) return null;
        return DateNumber.Read(text, month.End + 1) is { IsChinese: false, Value: >= 1 and <= 31, Span.Length: <= 2 } day
            ? (month.Value, day.Value, day.End)
            : null;
    }
}
