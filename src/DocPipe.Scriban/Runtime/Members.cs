using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Members of values by name. No value is looked into by reflection: dates and time spans have the members listed here.</summary>
internal static class Members
{
    public static bool TryGet(TemplateContext context, object target, string member, out object? value)
    {
        switch (target)
        {
            case IScriptObject scriptObject:
                return scriptObject.TryGet(member, out value);
            case string text:
                value = member == "size" ? Boxes.Of(text.Length) : null;
                return value is not null;
            case ScriptRange range:
                value = member == "size" ? Boxes.Of(range.Count) : null;
                return value is not null;
            case DateTime date:
                value = OfDate(date, member);
                return value is not null;
            case TimeSpan span:
                value = OfTimeSpan(span, member);
                return value is not null;
            default:
                value = null;
                return false;
        }
    }

    /// <summary>False where the member is read-only.</summary>
    public static bool TrySet(TemplateContext context, SourceSpan span, object target, string member, object? value)
    {
        if (target is IScriptObject scriptObject)
            return scriptObject.TrySet(member, value);
        if (Values.IsPrimitive(target))
        {
            throw new ScriptRuntimeException(
                span,
                $"Cannot get or set a member on the primitive `{ValueText.Of(context, target)}/{Values.TypeName(target)}` when accessing member: {member}");
        }

        return false;
    }

    /// <summary>The names of a value's members, for <c>object.keys</c>.</summary>
    public static IEnumerable<string> Names(object? value) => value switch
    {
        ScriptObject members => members.Keys,
        IReadOnlyList<object?> or string => ["size"],
        DateTime => ["year", "month", "day", "day_of_week", "day_of_year", "hour", "minute", "second", "millisecond", "date", "time_of_day", "ticks"],
        TimeSpan =>
        [
            "days", "hours", "minutes", "seconds", "milliseconds",
            "total_days", "total_hours", "total_minutes", "total_seconds", "total_milliseconds", "ticks",
        ],
        _ => [],
    };

    private static object? OfDate(DateTime date, string member) => member switch
    {
        "year" => date.Year,
        "month" => Boxes.Of(date.Month),
        "day" => Boxes.Of(date.Day),
        "day_of_week" => date.DayOfWeek.ToString(),
        "day_of_year" => Boxes.Of(date.DayOfYear),
        "hour" => Boxes.Of(date.Hour),
        "minute" => Boxes.Of(date.Minute),
        "second" => Boxes.Of(date.Second),
        "millisecond" => Boxes.Of(date.Millisecond),
        "date" => date.Date,
        "time_of_day" => date.TimeOfDay,
        "ticks" => date.Ticks,
        _ => null,
    };

    private static object? OfTimeSpan(TimeSpan span, string member) => member switch
    {
        "days" => Boxes.Of(span.Days),
        "hours" => Boxes.Of(span.Hours),
        "minutes" => Boxes.Of(span.Minutes),
        "seconds" => Boxes.Of(span.Seconds),
        "milliseconds" => Boxes.Of(span.Milliseconds),
        "total_days" => span.TotalDays,
        "total_hours" => span.TotalHours,
        "total_minutes" => span.TotalMinutes,
        "total_seconds" => span.TotalSeconds,
        "total_milliseconds" => span.TotalMilliseconds,
        "ticks" => span.Ticks,
        _ => null,
    };
}
