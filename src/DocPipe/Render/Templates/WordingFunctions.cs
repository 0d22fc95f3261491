using System.Globalization;
using DocPipe.Model;
using DocPipe.Render.Markup;
using DocPipe.Render.Wording;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Render.Templates;

/// <summary>
/// The functions under <c>cn</c>, by which a template says dates, numbers and lists as an official document does. Each gives nothing
/// for nothing, never the word "null".
/// </summary>
/// <param name="commonFolder">Left out where a path is shown.</param>
internal sealed class WordingFunctions(Labels labels, DateOnly asOf, string commonFolder)
{
    public ScriptObject Make()
    {
        var cn = new ScriptObject();
        var tails = labels.Codes("taskTail");
        // No words are null, so that a template can write: cn.due task.due ?? "未定".
        void Add(string signature, Func<NativeCall, string> body) => cn.Import(new NativeFunction(signature, call => body(call) is { Length: > 0 } words ? words : null));

        Add("date(day: object)", c => Day(c[0]) is { } day ? Days.Date(day) : "");
        Add("day(day: object)", c => Day(c[0]) is { } day ? Days.Short(day, asOf) : "");
        Add("period(period: object)", c => Days.Period(Words(c[0])));
        Add("due(due: object)", c => Days.Due(Words(c[0]), asOf));
        Add("left(days: object)", c => Days.Left(Number(c[0]) is { } days ? (int)Math.Clamp(days, int.MinValue, int.MaxValue) : null));

        Add("number(value: object)", c => Number(c[0]) is { } value ? Amounts.Plain(value) : "");
        Add("count(value: object, measure: object = null, approximate: bool = false)",
            c => Number(c[0]) is { } value ? Amounts.Of(value, Protected(c[1]), c.Flag(2)) : "");
        Add("percent(share: object)", c => Number(c[0]) is { } share ? Amounts.Percent((double)share) : "");
        Add("change(now: object, before: object, measure: object = null)",
            c => Number(c[0]) is { } now ? Amounts.Change(now, Number(c[1]), Protected(c[2])) : "");
        Add("numeral(value: int)", c => ChineseNumber.Of(c.Whole(0)));

        Add("join(items: object, limit: int = 5, measure: object = null)",
            c => Phrases.Join([.. Items(c[0]).Select(Protected).Where(w => w.Length > 0)], c.Whole(1), c[2] is null ? "项" : Protected(c[2])));
        Add("excerpt(text: object, length: int = 80)", c => Phrases.Excerpt(Phrases.Printed(Protected(c[0])), c.Whole(1)));
        Add("clause(text: object)", c => Phrases.Clause(Protected(c[0])));
        Add("task(text: object, length: int = 60)", c => Phrases.Clause(Phrases.Excerpt(Phrases.Printed(Phrases.Task(Protected(c[0]), tails)), c.Whole(1))));
        Add("file(path: object)", c => Literal.Protect(Phrases.FileName(Words(c[0]))));
        Add("path(path: object)", c => Literal.Protect(Words(c[0]) is var path && path.StartsWith(commonFolder, StringComparison.Ordinal) ? path[commonFolder.Length..] : Words(c[0])));
        Add("label(kind: object, code: object)", c => Literal.Protect(labels.Of(Words(c[0]), Words(c[1]))));
        new ListFunctions(asOf).AddTo(cn);
        return cn;
    }

    /// <summary>A value as words: null and missing give none.</summary>
    internal static string Protected(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "是" : "否",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    internal static string Words(object? value) => Literal.Restore(Protected(value));

    internal static decimal? Number(object? value)
    {
        switch (value)
        {
            case int n: return n;
            case long n: return n;
            case decimal n: return n;
            case double n: return double.IsFinite(n) && Math.Abs(n) < 7e27 ? (decimal)n : null;
            case System.Numerics.BigInteger n: return n > (System.Numerics.BigInteger)decimal.MinValue && n < (System.Numerics.BigInteger)decimal.MaxValue ? (decimal)n : null;
            case string text: return decimal.TryParse(Literal.Restore(text), NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
            default: return null;
        }
    }

    internal static IEnumerable<object?> Items(object? value) => value switch
    {
        ScriptArray list => list,
        string or null => value is null ? [] : [value],
        System.Collections.IEnumerable other and not ScriptObject => other.Cast<object?>(),
        _ => [value],
    };

    /// <summary>"2026-11-30" or the day of a time that begins so.</summary>
    private static DateOnly? Day(object? value) => value switch
    {
        DateTime time => DateOnly.FromDateTime(time),
        string text when text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        string text => DayRange.Parse(Literal.Restore(text)).Last,
        _ => null,
    };
}
