using System.Globalization;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Functions;

/// <summary>
/// The functions of <c>date</c>, and the function <c>date</c> itself, which parses. Each run has its own, for it holds <c>date.format</c>, by which dates are written.
/// Clock and time zone are the context's.
/// </summary>
internal sealed class DateFunctions : ScriptObject, IScriptFunction
{
    private const string DefaultFormat = "%d %b %Y";

    private static readonly NativeFunction[] All =
    [
        new("now()", call => call.Context.TimeProvider.GetLocalNow().DateTime),
        new("add_days(date: date, days: double)", call => call.Date(0)!.Value.AddDays(call.Number(1))),
        new("add_months(date: date, months: int)", call => call.Date(0)!.Value.AddMonths(call.Whole(1))),
        new("add_years(date: date, years: int)", call => call.Date(0)!.Value.AddYears(call.Whole(1))),
        new("add_hours(date: date, hours: double)", call => call.Date(0)!.Value.AddHours(call.Number(1))),
        new("add_minutes(date: date, minutes: double)", call => call.Date(0)!.Value.AddMinutes(call.Number(1))),
        new("add_seconds(date: date, seconds: double)", call => call.Date(0)!.Value.AddSeconds(call.Number(1))),
        new("add_milliseconds(date: date, millis: double)", call => call.Date(0)!.Value.AddMilliseconds(call.Number(1))),
        new("parse(text: string, pattern: string = null, culture: string = null)", call => DateText.Parse(call.Context, call.Text(0), call.Text(1), Culture(call, 2), 1)),
        new("parse_to_string(text: string, output_pattern: string = null, output_culture: string = null, input_pattern: string = null, input_culture: string = null)", ParseToString),
        new("to_string(datetime: date?, pattern: string, culture: string = null)", call => ToString(call, call.Date(0), call.Text(1), 2)),
    ];

    private static readonly ScriptObject Shared = MakeShared();

    public DateFunctions()
        : base(Shared)
    {
    }

    public int RequiredParameterCount => 0;

    public int ParameterCount => 0;

    public VariadicKind Variadic => VariadicKind.Direct;

    public static string ToText(TemplateContext context, DateTime date) =>
        DateText.Format(context, date, Format(context), Format(context), CultureInfo.InvariantCulture);

    public ParameterInfo GetParameter(int index) => ParameterInfo.Any;

    /// <summary>Without an argument <c>date</c> is the object of these functions; with one it parses.</summary>
    public object? Invoke(TemplateContext context, Node caller, ScriptArray arguments, Block? block) => arguments.Count switch
    {
        0 => this,
        1 => DateText.Parse(context, ValueText.Of(context, arguments[0]), null, CultureInfo.InvariantCulture, 0),
        var count => throw new ScriptRuntimeException(caller.Span, $"Invalid number of parameters `{count}` for `date` object/function."),
    };

    private static ScriptObject MakeShared()
    {
        var shared = new ScriptObject();
        foreach (var function in All)
            shared.Import(function);
        shared.SetValue("default_format", DefaultFormat, readOnly: false);
        shared.SetValue("format", DefaultFormat, readOnly: false);
        return shared;
    }

    private static CultureInfo Culture(NativeCall call, int index) =>
        call.Text(index) is { } name ? Cultures.Find(name, index) : CultureInfo.InvariantCulture;

    private static string Format(TemplateContext context) =>
        context.BuiltinObject["date"] is DateFunctions dates && dates["format"] is string format ? format : DefaultFormat;

    private static string? ToString(NativeCall call, DateTime? date, string? pattern, int cultureIndex)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return date is { } value ? DateText.Format(call.Context, value, pattern, Format(call.Context), Culture(call, cultureIndex)) : null;
    }

    private static string? ParseToString(NativeCall call)
    {
        var date = DateText.Parse(call.Context, call.Text(0), call.Text(3), Culture(call, 4), 3);
        return ToString(call, date, call.Text(1) ?? Format(call.Context), 2);
    }
}
