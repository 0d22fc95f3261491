using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>Says of a model what it was made from and how far it can be trusted (Mitchell et al. 2019, "Model cards").</summary>
public static class ModelCard
{
    /// <param name="name">The model's file name.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="unseen">Scores on a test file; null where there was none.</param>
    /// <param name="call">The command that makes it.</param>
    /// <param name="day">When it was made.</param>
    public static string Of(
        string name, int bytes, IReadOnlyCollection<Example> examples, TrainingReport report, TrainingReport? unseen, string call, string day)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# 分类模型 {name}\n\n");
        text.Append("哈希字词特征上的线性模型（L-BFGS，L2 惩罚），");
        text.Append(report.ProblemF1 is null
            ? $"直接判类别（{string.Join('、', report.Losses)}）。"
            : $"先判是不是问题，再判哪一类（依次为{string.Join('、', report.Losses)}）。");
        text.Append("损失函数、惩罚和稀有程度的权重由留出的一折选定。");
        text.Append("训练不用随机数：同样的例句得到同样的字节。把握经温度校准");
        text.Append(report.ProblemF1 is null ? "。\n\n" : string.Create(CultureInfo.InvariantCulture, $"；低于 {Category.LeastConfidence:0.0} 的显示为“{Category.Undecided}”，请人来定。\n\n"));
        text.Append(CultureInfo.InvariantCulture, $"- 日期：{day}\n- 大小：{bytes}字节\n- 例句：{examples.Count}条，{examples.Select(e => e.Group).Distinct().Count()}个文件\n");
        text.Append(CultureInfo.InvariantCulture, $"- 例句指纹：{Fingerprint(examples)}\n- 重新生成：`{call}`\n\n");
        text.Append(Scores(report, "五折交叉验证（同一文件的例句不会既用来训练又用来检验；文件不足五个时按类别均分）"));
        if (unseen is not null) text.Append('\n').Append(Scores(unseen, "检验文件"));
        return text.ToString();
    }

    /// <summary>SHA-256 over labels and texts in order: tells whether a model was made from these examples.</summary>
    public static string Fingerprint(IEnumerable<Example> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var example in examples) hash.AppendData(Encoding.UTF8.GetBytes($"{example.Label}\t{example.Text}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Scores and reliability as Markdown tables.</summary>
    public static string Scores(TrainingReport report, string title)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n例句{report.Examples}条，正确率 {report.Accuracy:0.000}，各类宏平均 F1 {report.MacroF1:0.000}");
        if (report.ProblemF1 is { } problem) text.Append(CultureInfo.InvariantCulture, $"，是否问题 F1 {problem:0.000}");
        text.Append(CultureInfo.InvariantCulture, $"，期望校准误差 {report.CalibrationError:0.000}\n\n");
        text.Append("| 类别 | 例句 | 准确率 | 召回率 | F1 |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var l in report.Labels)
            text.Append(CultureInfo.InvariantCulture, $"| {l.Label} | {l.Count} | {l.Precision:0.000} | {l.Recall:0.000} | {l.F1:0.000} |\n");
        text.Append("\n| 把握 | 条数 | 平均把握 | 实际正确 |\n| --- | ---: | ---: | ---: |\n");
        foreach (var b in report.Reliability)
            text.Append(CultureInfo.InvariantCulture, $"| {b.From:0.0}–{b.To:0.0} | {b.Count} | {b.Confidence:0.000} | {b.Accuracy:0.000} |\n");
        return text.ToString();
    }
}
