using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>Rhythms: 每周, 每月22日, 每季度末, 每两周. Hours are left out.</summary>
internal static class Recurrences
{
    /// <summary>The rhythm whose 每 stands at <paramref name="at"/>, with the day it names, as an ISO 8601 repeat; null where none does.</summary>
    public static (int End, string Value)? Read(ReadOnlySpan<char> text, int at)
    {
        var i = at + 1;
        if (At(text, i) is '隔' or '逢') i++;
        var times = 1m;
        if (At(text, i) == '半') (times, i) = (0.5m, i + 1);
        else if (At(text, i) == '两') (times, i) = (2, i + 1);
        else if (DateNumber.Read(text, i) is { IsMasked: false, Value: > 0 } number) (times, i) = (number.Value, number.End);
        if (At(text, i) == '个') i++;
        var (unit, length) = text[Math.Min(i, text.Length)..] switch
        {
            ['星', '期', ..] => ('W', 2),
            ['季', '度', ..] => ('Q', 2),
            ['季', ..] => ('Q', 1),
            ['周', ..] => ('W', 1),
            ['月', ..] => ('M', 1),
            ['年', '级', ..] => ('\0', 0),
            ['年', ..] => ('Y', 1),
            ['旬', ..] => ('T', 1),
            ['天', ..] or ['日', ..] => ('D', 1),
            _ => ('\0', 0),
        };
        if (unit == '\0') return null;
        var end = i + length;
        var value = (unit, times) switch
        {
            ('Q', 0.5m) or ('D', 0.5m) or ('W', 0.5m) or ('T', 0.5m) => null,
            ('Y', 0.5m) => "R/P6M",
            ('M', 0.5m) => "R/P15D",
            ('Q', _) => Repeat(times * 3, 'M'),
            ('T', _) => Repeat(times * 10, 'D'),
            _ => Repeat(times, unit),
        };
        return value is null ? null : (Named(text, unit, end), value);
    }

    private static string Repeat(decimal times, char unit) => $"R/P{times.ToString("0", CultureInfo.InvariantCulture)}{unit}";

    /// <summary>The day or month that is meant: 每周五, 每月22日, 每年9月, 每月底, and 前 after it.</summary>
    private static int Named(ReadOnlySpan<char> text, char unit, int at)
    {
        var end = at;
        var i = At(text, at) == '的' ? at + 1 : at;
        if (unit == 'W' && IsWeekday(text, i) && !FollowsCount(text, i + 1)) end = Weekdays(text, i + 1);
        else if (unit is 'M' or 'Q' && At(text, i) is '底' or '末' or '初') end = i + 1;
        else if (unit == 'M' && (Has(text, i, "上旬") || Has(text, i, "中旬") || Has(text, i, "下旬"))) end = i + 2;
        else if (unit == 'M' && DateNumber.Read(text, Blanks(text, i)) is { } day && At(text, Blanks(text, day.End)) is '日' or '号')
            end = Blanks(text, day.End) + 1;
        else if (unit == 'Y' && DatePointReader.Read(text, Blanks(text, i), null) is { Year: null } point) end = point.Span.End;
        if (end == at) return at;
        if (Separator(text, end) is > 0 and var next && DatePointReader.Read(text, next, null) is { Year: null } last) end = last.Span.End;
        return Has(text, end, "之前") || Has(text, end, "以前") ? end + 2 : At(text, end) == '前' ? end + 1 : end;
    }

    /// <summary>After the further days of a list: "每周三、周五".</summary>
    private static int Weekdays(ReadOnlySpan<char> text, int at)
    {
        while (At(text, at) is '、' or '和' or '至' or '到')
        {
            var next = Has(text, at + 1, "每周") || Has(text, at + 1, "星期") ? at + 3 : At(text, at + 1) == '周' ? at + 2 : at + 1;
            if (!IsWeekday(text, next) || FollowsCount(text, next + 1)) break;
            at = next + 1;
        }

        return at;
    }

    private static bool IsWeekday(ReadOnlySpan<char> text, int at) => At(text, at) is not '\0' and var c && "一二三四五六日天".Contains(c);

    /// <summary>每周一次 is once a week, and 每周一调度 one meeting a week, not every Monday.</summary>
    private static bool FollowsCount(ReadOnlySpan<char> text, int at) =>
        At(text, at) is not '\0' and var c && ("次个期场名份件条篇项家户天小轮批遍回张".Contains(c) || (text[at - 1] == '一' && "调报评通".Contains(c)));
}
