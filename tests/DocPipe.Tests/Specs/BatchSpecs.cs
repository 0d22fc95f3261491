using DocPipe.Model;

namespace DocPipe.Tests.Specs;

/// <summary>Prints what several documents say together as the tables of corpus/specs write it.</summary>
internal static class BatchSpecs
{
    private static readonly string[] Others = ["城南街道", "城北街道", "江口镇"];

    /// <summary>Column 与谁比 says whose the other report is: 别的单位 or 本单位上期.</summary>
    public static IEnumerable<string> Copies(SpecRow row)
    {
        var own = row.Optional("与谁比") == "本单位上期";
        var batch = new SpecBatch().Report("城东街道", 47, row.Text).Report(own ? "城东街道" : "城西街道", own ? 46 : 47, Lines(row, "另一份")!);
        foreach (var other in Lines(row, "别处也有") is null ? [] : Others) batch.Report(other, 47, Lines(row, "别处也有")!);
        if (Lines(row, "方案里有") is { } quoted) batch.Plan(quoted);
        return batch.Digest().Copies.Select(c => (c.Kind == CopyKind.EarlierPeriod ? "与上期雷同" : "单位之间雷同") + (c.OnlyNumbersChanged ? "，只改了数字" : ""));
    }

    /// <summary>
    /// Column 任务 is a plan's task, 报送单位 who writes the report (else 区城管局), 上期 what it wrote the week before, 另一单位 what 城西街道 writes.
    /// </summary>
    public static IEnumerable<string> Progress(SpecRow row)
    {
        var batch = new SpecBatch().Plan(Lines(row, "任务")!);
        var unit = row.Optional("报送单位") ?? "区城管局";
        if (row.Text != "无") batch.Report(unit, 47, row.Text);
        if (Lines(row, "上期") is { } before) batch.Report(unit, 46, before);
        if (Lines(row, "另一单位") is { } other) batch.Report("城西街道", 47, other);
        return batch.Digest().Tasks.Select(t => Status[t.Status] + (t.Light == Light.None ? "" : " " + Lights[t.Light])
            + (t.PostponedTo is { } day ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" 推迟到{day.Month}月{day.Day}日") : ""));
    }

    /// <summary>原文 is 城东街道's report, 另一单位 that of 城西街道, 部门 that of 区城管局, 上期 what 城东街道 wrote the week before.</summary>
    public static IEnumerable<string> Totals(SpecRow row)
    {
        var batch = new SpecBatch().Report("城东街道", 47, row.Text);
        if (Lines(row, "另一单位") is { } other) batch.Report("城西街道", 47, other);
        if (Lines(row, "部门") is { } department) batch.Report("区城管局", 47, department);
        if (Lines(row, "上期") is { } before) batch.Report("城东街道", 46, before);
        var digest = batch.Digest();
        return digest.Figures.Select(f => $"{f.Of} {Number(f.Total)}{f.Measure}" + (f.Approximate ? " 约" : "") + (f.Previous is { } p ? $" 上期{Number(p)}" : ""))
            .Concat(digest.LeftOut.Select(l => $"未计 {l.Evidence[0].Text}：{l.Reason}"));
    }

    /// <summary>上期 is what 城东街道 wrote the week before as problems, 原文 its report of the period, 另一单位 that of 区住建局.</summary>
    public static IEnumerable<string> Again(SpecRow row)
    {
        var batch = new SpecBatch().Report("城东街道", 46, "一、工作开展情况\n1．召开调度会2次。\n二、存在问题\n" + Lines(row, "上期")).Report("城东街道", 47, row.Text);
        if (Lines(row, "另一单位") is { } other) batch.Report("区住建局", 47, other);
        var digest = batch.Digest();
        return digest.Problems.SelectMany(g => g.Items).Where(p => p.Recurring).Select(p => "再次提出：" + p.Text).Order(StringComparer.Ordinal)
            .Concat(digest.Answered.Select(a => "已解决：" + a.Problem));
    }

    private static string Number(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Dictionary<ProgressStatus, string> Status = new()
    {
        [ProgressStatus.Planned] = "未开始", [ProgressStatus.InProgress] = "推进中", [ProgressStatus.Done] = "已完成",
        [ProgressStatus.Overdue] = "逾期", [ProgressStatus.Unknown] = "不明",
    };

    private static readonly Dictionary<Light, string> Lights = new() { [Light.Green] = "绿", [Light.Yellow] = "黄", [Light.Red] = "红" };

    private static string? Lines(SpecRow row, string column) => row.Optional(column)?.Replace("<br>", "\n", StringComparison.Ordinal);
}
