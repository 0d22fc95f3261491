using System.Globalization;
using DocPipe.Contract;
using DocPipe.Web.Corrections;
using Microsoft.Extensions.Primitives;

namespace DocPipe.Web.Reading;

/// <summary>What a button of the document page is about: "accept|date|12|20|".</summary>
/// <param name="Which">The last part, as <see cref="AnnotationKinds.Which"/> says it.</param>
internal sealed record CorrectionTarget(CorrectionAction Action, string Kind, Span Span, string? Which)
{
    public static CorrectionTarget? Parse(string? text)
    {
        if (text?.Split('|') is not [var action, var kind, var start, var end, var which] || ContractNames.Parse<CorrectionAction>(action) is not { } known) return null;
        return int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? new CorrectionTarget(known, kind, new Span(from, to), which.Length == 0 ? null : which) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ContractNames.Of(Action)}|{Kind}|{Span.Start}|{Span.End}|{Which}");
}

/// <summary>A filled-in form of the document page as a correction: words as people type them become the values of the analysis.</summary>
internal static class CorrectionEntry
{
    public static CorrectionRequest Read(CorrectionTarget target, int revision, IFormCollection form) => new(
        revision, target.Action, target.Kind, target.Span.IsEmpty ? null : SourceSpan.Of(target.Span),
        target.Action is CorrectionAction.Add or CorrectionAction.Change ? Wording(target, form)
            : target.Which is null ? null : target.Kind == "missing" ? new Wording { Role = target.Which } : new Wording { Type = target.Which },
        Text(form, "reason"));

    private static Wording Wording(CorrectionTarget target, IFormCollection form)
    {
        var type = Text(form, "type");
        return new Wording
        {
            Category = Text(form, "category"),
            Name = Text(form, "name"),
            Type = target.Kind == "type" ? null : type,
            Value = target.Kind switch
            {
                "type" => type,
                "period" => Text(form, "value") is { } period ? DateEntry.Read(DateKind.Range, period) : null,
                "date" => Text(form, "value") is { } date ? DateEntry.Read(ContractNames.Parse<DateKind>(type) ?? DateKind.Date, date) : null,
                "figure" => Text(form, "value") is { Length: > 0 } amount ? AmountEntry.Read(amount) : null,
                _ => null,
            },
            Lead = Units(form, "lead"),
            Responsible = Units(form, "responsible"),
            Due = Text(form, "due") is { } due ? DateEntry.Read(DateKind.Deadline, due) : null,
            Unit = Text(form, "unit"),
            Qualifier = Text(form, "qualifier"),
            Masked = target.Kind == "figure" && form.ContainsKey("qualifier") ? form["masked"] == "true" : null,
            Of = Text(form, "of"),
            Number = Text(form, "number"),
            Start = Text(form, "start") is { } start ? DateEntry.Read(DateKind.Date, start) : null,
            End = Text(form, "end") is { } end ? DateEntry.Read(DateKind.Date, end) : null,
            Role = target.Kind == "missing" ? target.Which : Text(form, "role"),
        };
    }

    private static string? Text(IFormCollection form, string name) => form.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value) ? value[0]!.Trim() : form.ContainsKey(name) ? "" : null;

    private static string[]? Units(IFormCollection form, string name) =>
        Text(form, name)?.Split(['、', '，', ',', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
