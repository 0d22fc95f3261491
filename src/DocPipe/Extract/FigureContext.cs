using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>
/// Tells a quantity of a real thing from ordinals, names in quotation marks, slogans, counts of the document's own parts and turns of phrase.
/// </summary>
internal sealed class FigureContext(DataFolder data)
{
    /// <summary>Longest quoted name that is taken for a slogan, in UTF-16 units.</summary>
    private const int LongestName = 14;

    /// <summary>How far before a name a numeral in it may stand.</summary>
    private const int NameReach = 4;

    /// <summary>Units of which one is as much a quantity as any other number.</summary>
    private readonly HashSet<string> exactUnits = new(data.Lines("extract/exact-units.txt"), StringComparer.Ordinal);

    private readonly WordIndex names = new(data.Lines("extract/figure-names.txt"));
    private readonly WordIndex ownParts = new(data.Lines("extract/own-parts.txt"));
    private readonly WordEndings acts = new(data.Lines("extract/figure-acts.txt"));

    /// <summary>Before the unit is known: whether the number at <paramref name="span"/> can be one at all.</summary>
    public static bool CanBeNumber(ReadOnlySpan<char> text, Span span)
    {
        var before = At(text, span.Start - 1);
        return before is not ('第' or '届' or '其' or '初' or '之' or '.' or '．' or '〔' or '[' or '［') && !char.IsAsciiLetterOrDigit(before)
            && !NumeralCharacters.IsMask(before)
            && !(NumeralCharacters.ChineseDigit(before) >= 0 && NumeralCharacters.ChineseDigit(text[span.Start]) >= 0)
            && !(before is '唯' or '统' or '万' && text[span.Start] == '一')
            && !(before is '、' or '和' or '至' or '-' or '—' && IsListOfOrdinals(text, span.Start - 1));
    }

    /// <summary>"第3、5项".</summary>
    private static bool IsListOfOrdinals(ReadOnlySpan<char> text, int mark)
    {
        var i = mark;
        while (i > 0 && mark - i < 12 && (NumeralCharacters.IsNumeral(text[i - 1]) || text[i - 1] is '十' or '、' or '-' or '—')) i--;
        return i < mark && At(text, i - 1) == '第';
    }

    public bool IsQuantity(ReadOnlySpan<char> text, Span figure, FigureNumber number, string unit, Qualifier qualifier) =>
        !IsQuoted(text, figure) && !IsName(text, figure.Start, number.Span.Start) && !TellsWhich(text, figure, number, unit)
        && !(number.Kind == NumeralKind.Chinese && CountsOwnParts(text, figure.End))
        && (!number.IsOne || IsRealOne(text, figure, unit, qualifier));

    private static bool IsQuoted(ReadOnlySpan<char> text, Span figure)
    {
        for (var i = figure.Start - 1; i >= 0 && figure.Start - i < LongestName; i--)
        {
            if (text[i] is '”' or '’' or '\n' or '。' or '」') return false;
            if (text[i] is not ('“' or '‘' or '「' or '"')) continue;
            var close = text[figure.End..Math.Min(text.Length, i + LongestName + 2)].IndexOfAny("”’」\"");
            return close >= 0;
        }

        return false;
    }

    private bool IsName(ReadOnlySpan<char> text, int start, int number)
    {
        for (var i = number; i >= 0 && number - i < NameReach; i--)
            if (names.EndOfWordAt(text, i) > number) return true;
        return start != number && names.EndOfWordAt(text, start) > number;
    }

    /// <summary>Numbers that tell when, which time or which house, not how much: "近三年来", "9时30分", "前三次".</summary>
    private static bool TellsWhich(ReadOnlySpan<char> text, Span figure, FigureNumber number, string unit)
    {
        var before = At(text, number.Span.Start - 1);
        return unit switch
        {
            "年" => "近去前后来这每".Contains(before) || "来以前后内初底末中".Contains(At(text, figure.End))
                || DateNumber.Read(text, figure.End) is { } next && At(text, next.End) == '月',
            // "场地二期平整": which part of a work.
            "期" => number.Kind == NumeralKind.Chinese && number.Span.Length == 1 && At(text, figure.End) is >= '\u4E00' and <= '\u9FFF',
            "次" => before == '前' && number.Kind == NumeralKind.Chinese,
            "栋" or "幢" => IsAddress(text, figure, unit[0]),
            "分" => before is '时' or '点' or ':' or '：',
            _ => false,
        };
    }

    /// <summary>"7栋、9栋的住户", "3栋2单元": which house, not how many.</summary>
    private static bool IsAddress(ReadOnlySpan<char> text, Span figure, char unit)
    {
        var (before, after) = (At(text, figure.Start - 1), At(text, figure.End));
        return "前后东西南北旁门".Contains(after) || NumeralCharacters.IsDigit(after)
            || (before is '、' or '和' && At(text, figure.Start - 2) == unit)
            || (after is '、' or '和' && DateNumber.Read(text, figure.End + 1) is { } next && At(text, next.End) == unit);
    }

    private bool CountsOwnParts(ReadOnlySpan<char> text, int end)
    {
        // "主要问题有三个：" counts what follows in the document.
        if (At(text, end) is '：' or ':' && text[end - 1] is '个' or '条' or '点' or '项') return true;
        var i = At(text, end) is '大' or '小' or '主' ? end + 1 : end;
        return ownParts.EndOfWordAt(text, i) > 0 || ownParts.EndOfWordAt(text, end) > 0;
    }

    /// <summary>一 counts where something makes it count: a qualifier, a unit of physics, a rhythm or an owner (每村一个), an act (开展一次摸底).</summary>
    private bool IsRealOne(ReadOnlySpan<char> text, Span figure, string unit, Qualifier qualifier)
    {
        if (qualifier != Qualifier.Exact || exactUnits.Contains(unit)) return true;
        var clause = figure.Start;
        while (clause > 0 && figure.Start - clause < 16 && text[clause - 1] is not ('，' or ',' or '。' or '；' or ';' or '\n' or '、')) clause--;
        var words = text[clause..figure.Start];
        // "每村一个" gives each one; "每一个" is every one.
        if (words.EndsWith("每")) return false;
        if (words.Contains('每') || words.EndsWith("各")) return true;
        return unit is "次" or "场" && acts.At(words) is not null;
    }
}
