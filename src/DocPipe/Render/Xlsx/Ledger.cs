using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Render.Wording;

namespace DocPipe.Render.Xlsx;

/// <summary>The ledger workbook: tasks, problems, figures, units, and the sources to which all of them point.</summary>
internal sealed class Ledger
{
    private const string TasksName = "任务台账", ProblemsName = "问题清单", FiguresName = "数据", UnitsName = "单位", SourcesName = "来源";

    /// <summary>In the order of the workbook's colours.</summary>
    private static readonly string[] LightCodes = ["red", "yellow", "green"];

    private readonly Digest digest;
    private readonly Labels labels;
    private readonly List<Evidence> evidence = [];
    private readonly Dictionary<(string, int, Span), int> rows = [];

    private Ledger(Digest digest, Labels labels)
    {
        this.digest = digest;
        this.labels = labels;
    }

    public static byte[] Write(Digest digest, Labels labels)
    {
        var ledger = new Ledger(digest, labels);
        var tasks = ledger.Tasks();
        var problems = ledger.Problems();
        var figures = ledger.Figures();
        var units = ledger.Units(tasks, problems);
        return Workbook.Write([tasks, problems, figures, units, ledger.Sources()]);
    }

    /// <summary>The tasks alone, with their sources.</summary>
    public static byte[] WriteTasks(Digest digest, Labels labels)
    {
        var ledger = new Ledger(digest, labels);
        var tasks = ledger.Tasks();
        return Workbook.Write([tasks, ledger.Sources()]);
    }

    private Sheet Tasks()
    {
        var tasks = digest.Tasks.Take(Sheet.MaxRows).ToList();
        var rows = new List<Cell[]>(tasks.Count);
        foreach (var task in tasks)
        {
            var latest = task.Progress.IsEmpty ? null : task.Progress.MaxBy(p => p.Score);
            rows.Add(
            [
                rows.Count + 1, task.Text, task.Unit, string.Join('、', task.Lead), string.Join('、', task.Responsible),
                DayRange.Parse(task.Due, digest.AsOf.Year).Last, Days.Due(task.Due, digest.AsOf),
                task.DaysLeft is { } left ? left : Cell.None, labels.Of("status", ContractNames.Of(task.Status)), labels.Of("light", ContractNames.Of(task.Light)),
                latest?.Text, Source(task.Evidence), Source(latest is null ? [] : latest.Evidence), task.CategoryLabel,
                string.Join('；', task.Unsure.Select(u => u.Unit is null ? u.Text : $"{u.Unit}：{u.Text}")), Source(task.Unsure.SelectMany(u => u.Evidence)),
            ]);
        }

        var sheet = new Sheet(TasksName,
            [
                new("序号", 6), new("任务", 60), new("单位", 18), new("牵头单位", 20), new("责任单位", 24), new("完成时限", 13), new("时限说明", 16),
                new("剩余天数", 10), new("状态", 10), new("亮灯", 7), new("最新进展", 50), new("任务来源", 10), new("进展来源", 10), new("类别", 18),
                new("待核的进展", 40), new("待核来源", 10),
            ], rows);
        return sheet with
        {
            Totals = ["合计", new FormulaCell($"SUBTOTAL(103,{sheet.Local(1)})", rows.Count), "", "", "", "", "", "", "", "", "", "", "", "", "", ""],
            Highlights = [.. Lights(9), new Highlight(7, "AND(ISNUMBER(H2),H2<0)", 0)],
        };
    }

    private Sheet Problems()
    {
        var rows = new List<Cell[]>();
        foreach (var group in digest.Problems)
            foreach (var problem in group.Items.Take(Sheet.MaxRows - rows.Count))
                rows.Add(
                [
                    rows.Count + 1, LabelOf(group, problem), problem.Text, problem.Unit, problem.Recurring ? "是" : "", Share(problem.Confidence), Source(problem.Evidence),
                ]);
        var sheet = new Sheet(ProblemsName,
            [new("序号", 6), new("分类", 20), new("问题", 70), new("报送单位", 20), new("反复出现", 10), new("把握程度", 10), new("来源", 8)], rows);
        return sheet with
        {
            Totals = ["合计", "", new FormulaCell($"SUBTOTAL(103,{sheet.Local(2)})", rows.Count), "", "", "", ""],
            Highlights = [new Highlight(4, "E2=\"是\"", 0), new Highlight(5, "AND(ISNUMBER(F2),F2<0.5)", 1)],
        };
    }

    /// <summary>What a person is to settle says so beside what it may be.</summary>
    private static string LabelOf(DigestProblemGroup group, DigestProblem problem) =>
        problem.Confidence < Category.LeastConfidence ? $"{group.Label}（{Category.Undecided}）" : group.Label;

    /// <summary>One row for each unit's part of a total; the total is a sum over the rows of the same name and measure.</summary>
    private Sheet Figures()
    {
        var count = digest.Figures.Sum(f => f.Parts.Length);
        var last = Math.Max(2, Math.Min(count, Sheet.MaxRows) + 1);
        var rows = new List<Cell[]>();
        foreach (var figure in digest.Figures)
        {
            var sum = Math.Round(figure.Parts.Sum(p => (double)p.Value), 6);
            foreach (var part in figure.Parts.Take(Sheet.MaxRows - rows.Count))
            {
                var row = rows.Count + 2;
                rows.Add(
                [
                    figure.Of, figure.Measure, part.Unit, part.Value, labels.Of("qualifier", ContractNames.Of(part.Qualifier)),
                    new FormulaCell(FormattableString.Invariant($"SUMPRODUCT(($A$2:$A${last}=A{row})*($B$2:$B${last}=B{row})*$D$2:$D${last})"), sum),
                    figure.Previous is { } previous ? previous : Cell.None, Source(part.Evidence),
                ]);
            }
        }

        return new Sheet(FiguresName,
            [new("内容", 30), new("计量单位", 10), new("报送单位", 20), new("数值", 14), new("性质", 8), new("本项合计", 14), new("上期合计", 14), new("来源", 8)], rows);
    }

    private Sheet Units(Sheet tasks, Sheet problems)
    {
        var rows = new List<Cell[]>();
        var perUnit = digest.Tasks.Where(t => t.Unit is not null).ToLookup(t => t.Unit!, StringComparer.Ordinal);
        var raised = digest.Problems.SelectMany(g => g.Items).Where(p => p.Unit is not null).ToLookup(p => p.Unit!, StringComparer.Ordinal);
        var missing = digest.NotSubmitted.ToHashSet(StringComparer.Ordinal);
        foreach (var unit in digest.Units)
        {
            var row = rows.Count + 2;
            var own = perUnit[unit.Name].ToList();
            missing.Remove(unit.Name);
            rows.Add(
            [
                unit.Name, !unit.Submitted ? "未报送" : unit.Late ? "迟报" : "已报送", unit.Documents.Length,
                new FormulaCell(Count(row, tasks, 2), own.Count),
                new FormulaCell(Count(row, tasks, 2, (9, labels.Of("light", "red"))), own.Count(t => t.Light == Light.Red)),
                new FormulaCell(Count(row, problems, 3), raised[unit.Name].Count()),
                string.Join('、', unit.Missing.Select(m => m.Label).Distinct(StringComparer.Ordinal)),
                unit.Placeholders, unit.Unowned, unit.Undated, unit.Submitted ? Share(unit.Completeness) : Cell.None,
            ]);
        }

        foreach (var name in digest.NotSubmitted.Where(missing.Contains))
            rows.Add([name, "未报送", 0, new FormulaCell(Count(rows.Count + 2, tasks, 2), perUnit[name].Count()), 0, 0, "", 0, 0, 0, Cell.None]);
        var sheet = new Sheet(UnitsName,
            [
                new("单位", 22), new("报送情况", 10), new("材料份数", 10), new("任务数", 9), new("红灯任务", 10), new("反映问题", 10), new("缺少的部分", 40),
                new("待填空项", 10), new("无责任人", 10), new("无时限", 9), new("完整度", 9),
            ], rows);
        return sheet with
        {
            Totals = ["合计", "", .. Enumerable.Range(2, 4).Select(i => Sum(sheet, i)), "", .. Enumerable.Range(7, 3).Select(i => Sum(sheet, i)), ""],
            Highlights = [new Highlight(1, "B2=\"未报送\"", 0), new Highlight(1, "B2=\"迟报\"", 1), new Highlight(4, "E2>0", 0), new Highlight(10, "AND(ISNUMBER(K2),K2<0.6)", 1)],
        };
    }

    private Sheet Sources()
    {
        var known = new Dictionary<(string, int), DigestSource>();
        foreach (var source in digest.Sources) known.TryAdd((source.Path, source.Document), source);
        var list = new List<Cell[]>(evidence.Count);
        foreach (var e in evidence)
        {
            var source = known.GetValueOrDefault((e.Path, e.Document));
            list.Add([list.Count + 1, e.Path, e.Document, source?.Title, source?.Unit, e.Text, e.Span.Start, e.Span.End]);
        }

        return new Sheet(SourcesName,
            [new("编号", 7), new("文件", 36), new("第几篇", 8), new("标题", 36), new("单位", 18), new("原文", 80), new("起", 8), new("止", 8)], list);
    }

    private Highlight[] Lights(int column)
    {
        var cell = Sheet.ColumnName(column) + "2";
        return [.. LightCodes.Select((code, i) => new Highlight(column, $"{cell}={Quoted(labels.Of("light", code))}", i))];
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>How many rows of another sheet carry the name in this row's first cell; compared exactly, not as a pattern.</summary>
    private static string Count(int row, Sheet sheet, int column, (int Column, string Value)? and = null) =>
        FormattableString.Invariant($"SUMPRODUCT(({sheet.Range(column)}=$A{row})*")
        + (and is { } other ? $"({sheet.Range(other.Column)}={Quoted(other.Value)}))" : "1)");

    private static FormulaCell Sum(Sheet sheet, int column) =>
        new FormulaCell($"SUBTOTAL(109,{sheet.Local(column)})", sheet.Rows.Sum(r => r[column] switch { NumberCell n => n.Value, FormulaCell f => f.Value, _ => 0 }));

    private static NumberCell Share(double share) => new(double.IsFinite(share) ? Math.Round(share, 4) : 0, CellFormat.Percent);

    /// <summary>The number of the first piece of evidence, leading to its row among the sources.</summary>
    private Cell Source(IEnumerable<Evidence> list)
    {
        NumberCell? first = null;
        foreach (var e in list)
        {
            if (!rows.TryGetValue((e.Path, e.Document, e.Span), out var number))
            {
                if (evidence.Count >= Sheet.MaxRows) break;
                evidence.Add(e);
                rows.Add((e.Path, e.Document, e.Span), number = evidence.Count);
            }

            first ??= new NumberCell(number, CellFormat.Link, FormattableString.Invariant($"'{SourcesName}'!A{number + 1}"));
        }

        return first is null ? Cell.None : first;
    }
}
