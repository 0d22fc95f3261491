using System.Globalization;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>timespan</c>.</summary>
internal static class TimeSpanFunctions
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("zero()", _ => TimeSpan.Zero),
        new("from_days(days: double)", call => TimeSpan.FromDays(call.Number(0))),
        new("from_hours(hours: double)", call => TimeSpan.FromHours(call.Number(0))),
        new("from_minutes(minutes: double)", call => TimeSpan.FromMinutes(call.Number(0))),
        new("from_seconds(seconds: double)", call => TimeSpan.FromSeconds(call.Number(0))),
        new("from_milliseconds(millis: double)", call => TimeSpan.FromMilliseconds(call.Number(0))),
        new("parse(text: string)", call => TimeSpan.Parse(call.Text(0) ?? throw new ArgumentNullException("input"), CultureInfo.InvariantCulture)),
    ];
}
