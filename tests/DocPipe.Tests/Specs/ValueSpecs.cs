using System.Globalization;
using DocPipe.Extract;
using DocPipe.Model;

namespace DocPipe.Tests.Specs;

/// <summary>Prints what Extract reads of dates, figures, references and placeholders as the tables of corpus/specs write it.</summary>
internal static class ValueSpecs
{
    private static readonly ExtractStage Stage = new(DataFolder.Default, Roster.Empty);

    public static IEnumerable<string> References(SpecRow row)
    {
        var document = Run(row);
        return document.All<ReferenceAnnotation>().Select(r => $"「{document.TextOf(r)}」{(r.Number is null ? "" : " " + r.Number)}");
    }

    public static IEnumerable<string> Dates(SpecRow row)
    {
        var document = Run(row);
        return document.All<DateAnnotation>().Select(d => $"「{document.TextOf(d)}」 {Name(d.Kind)} {d.Value}")
            .Concat(document.All<ConflictAnnotation>().Select(c => "矛盾：" + c.Message));
    }

    public static IEnumerable<string> Figures(SpecRow row)
    {
        var document = Run(row);
        return document.All<FigureAnnotation>().Select(f =>
            $"「{document.TextOf(f)}」 {(f.Masked ? "？" : f.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "—")} {OrNone(f.Unit)} {Name(f.Qualifier)} {OrNone(f.Of)}");
    }

    public static IEnumerable<string> Placeholders(SpecRow row)
    {
        var document = Run(row);
        return document.All<PlaceholderAnnotation>().Select(p => $"「{document.TextOf(p)}」 {Name(p.Kind)}");
    }

    private static string OrNone(string text) => text.Length == 0 ? "无" : text;

    private static string Name(PlaceholderKind kind) => kind switch
    {
        PlaceholderKind.Masked => "遮住",
        PlaceholderKind.Blank => "空着",
        _ => "省去",
    };

    private static string Name(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Exact => "恰",
        Qualifier.Approx => "约",
        Qualifier.Min => "至少",
        _ => "至多",
    };

    private static string Name(DateKind kind) => kind switch
    {
        DateKind.Date => "日期",
        DateKind.Range => "区间",
        DateKind.Deadline => "期限",
        DateKind.Since => "起始",
        _ => "周期",
    };

    private static Document Run(SpecRow row)
    {
        var document = Document.FromReading(new Source("spec.txt", "", "txt", null), row.Text);
        if (row.Optional("本期") is { } period) document = document.With([new PeriodAnnotation(default, "spec", period)]);
        return Stage.Run(document, CancellationToken.None);
    }
}
