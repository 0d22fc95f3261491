using System.Globalization;
using System.Text;
using DocPipe.Cli.Terminal;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>What was read in one document, in a few lines for a person.</summary>
internal static class AnalysisSummary
{
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        var title = document.First<TitleAnnotation>() is { } t ? document.TextOf(t) : "（没有题目）";
        text.Append(CultureInfo.InvariantCulture, $"{document.Source.Path} 第{document.Source.Document}份  {title}\n");
        text.Append(CultureInfo.InvariantCulture, $"  类型 {Labels.Of(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other)}");
        text.Append(CultureInfo.InvariantCulture, $"  单位 {document.First<SenderAnnotation>()?.Name ?? "（看不出）"}");
        text.Append(CultureInfo.InvariantCulture, $"  时期 {document.First<PeriodAnnotation>()?.Value ?? "（未写）"}\n");
        foreach (var task in document.All<TaskAnnotation>())
            text.Append(CultureInfo.InvariantCulture, $"  任务 {Cut(document.TextOf(task))}{Owners(task)}{(task.Due is { } due ? "  时限 " + due.Span.In(document.Text) : "")}\n");
        foreach (var figure in document.All<FigureAnnotation>())
            text.Append(CultureInfo.InvariantCulture, $"  数据 {figure.Of} {document.TextOf(figure)}\n");
        foreach (var problem in document.All<ProblemAnnotation>())
            text.Append(CultureInfo.InvariantCulture, $"  问题 〔{CategoryOf(problem)} {problem.Confidence:0.00}〕{Cut(document.TextOf(problem))}\n");
        var missing = document.All<MissingAnnotation>().Select(m => Labels.Of(m.Role)).ToArray();
        if (missing.Length > 0) text.Append("  缺少 ").AppendJoin('、', missing).Append('\n');
        return text.Append('\n').ToString();
    }

    /// <summary>What a person is to settle is called so, with what it may be.</summary>
    private static string CategoryOf(ProblemAnnotation problem) =>
        problem.Confidence < Category.LeastConfidence ? $"{Category.Undecided}，可能是 {problem.Category}" : problem.Category;

    private static string Owners(TaskAnnotation task) =>
        task.Lead.Concat(task.Responsible).ToArray() is { Length: > 0 } owners ? "  责任 " + string.Join('、', owners) : "";

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : string.Concat(line.AsSpan(0, 59), "…");
    }
}
