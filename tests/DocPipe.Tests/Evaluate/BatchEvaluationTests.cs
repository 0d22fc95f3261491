using System.Collections.Immutable;
using DocPipe.Evaluate;
using DocPipe.Model;

namespace DocPipe.Tests.Evaluate;

public sealed class BatchEvaluationTests : IDisposable
{
    private const string Text = "柳湾社区周报\n清理楼道30处，其中东院12处、西院9处、北院10处。\n5月41日前完成。\n";

    private const string Key = """
        {"files": ".", "paths": ["周"], "roster": "roster.csv", "period": "2026-W19", "asOf": "2026-05-08",
         "kinds": {"total": {"shows": ["conflicts/total"]}, "date": {"shows": ["conflicts/impossible_date"]}, "late": {"shows": ["late"]}, "undated": {"shows": ["undated"]},
                   "copy": {"shows": ["copies/between_units"], "touch": "all"}, "hollow": {"shows": ["findings/hollow_section"]}},
         "counted": ["conflicts", "copies", "late"],
         "faults": [{"id": "total-1", "kind": "total", "path": "周/甲.txt", "quote": "清理楼道30处"}, {"id": "late-1", "kind": "late", "unit": "柳湾社区", "path": "周/甲.txt"},
                    {"id": "copy-1", "kind": "copy", "path": "周/甲.txt", "quote": "东院12处", "others": [{"path": "周/乙.txt", "quote": "西院9处"}]},
                    {"id": "undated-1", "kind": "undated", "unit": "柳湾社区"}, {"id": "undated-2", "kind": "undated", "unit": "柳湾社区"}],
         "decoys": [{"id": "decoy-1", "path": "周/甲.txt", "quote": "5月41日前完成", "not": ["conflicts"], "why": "-"}],
         "neutral": [{"path": "周/乙.txt", "kinds": ["copies"], "why": "-"}],
         "figures": [{"of": ["楼道"], "measure": "处", "total": 30, "previous": null}],
         "tasks": [{"path": "周/甲.txt", "quote": "清理楼道", "status": "done"}, {"path": "周/甲.txt", "quote": "5月41日前", "status": "planned", "also": ["unknown"]}]}
        """;

    private static readonly Digest Nothing = new() { Title = "", Generated = default, AsOf = new DateOnly(2026, 5, 8), Counts = new DigestCounts(2, 2, 0, 0, 0, 0) };

    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private BatchEvaluation Run(Digest digest, string key = Key)
    {
        var path = Path.Combine(folder, "key.json");
        File.WriteAllText(path, key);
        Document Read(string name) => Document.FromReading(new Source($"/somewhere/周/{name}", "", "txt", "utf-8"), Text);
        return BatchEvaluation.Run(BatchKey.Read(path), _ => (new Batch([Read("甲.txt"), Read("乙.txt")], [], 2), digest));
    }

    private static Evidence At(string words, string file = "甲.txt")
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new Evidence($"/somewhere/周/{file}", 1, new Span(start, start + words.Length), words);
    }

    private static DigestConflict Conflict(ConflictKind kind, string words) => new(kind, "", [At(words)]);

    private static IEnumerable<string> Found(BatchEvaluation evaluation) => evaluation.Faults.Where(f => f.Found).Select(f => f.Fault.Id);

    [Fact]
    public void A_fault_is_found_by_an_item_of_its_kind_that_touches_its_place() =>
        Assert.Equal(["total-1"], Found(Run(Nothing with { Conflicts = [Conflict(ConflictKind.Total, "楼道30处，其中")] })));

    [Fact]
    public void Another_kind_or_another_place_is_a_false_alarm_and_finds_nothing()
    {
        var evaluation = Run(Nothing with { Conflicts = [Conflict(ConflictKind.ImpossibleDate, "清理楼道30处"), Conflict(ConflictKind.Total, "5月41日")] });

        Assert.Empty(Found(evaluation));
        Assert.Equal(2, evaluation.FalseAlarmCount);
        Assert.Single(evaluation.Decoys.Single().Items);
    }

    [Fact]
    public void A_copy_is_found_only_where_both_sides_are_shown()
    {
        DigestCopy Copy(params Evidence[] evidence) => new(CopyKind.BetweenUnits, 1, false, [.. evidence]);

        Assert.Empty(Found(Run(Nothing with { Copies = [Copy(At("东院12处"), At("北院", "乙.txt"))] })));
        Assert.Equal(["copy-1"], Found(Run(Nothing with { Copies = [Copy(At("东院12处"), At("西院9处", "乙.txt"))] })));
    }

    [Fact]
    public void What_may_be_said_or_not_is_no_false_alarm() =>
        Assert.Equal(0, Run(Nothing with { Copies = [new DigestCopy(CopyKind.BetweenUnits, 1, false, [At("北院", "乙.txt")])] }).FalseAlarmCount);

    [Theory]
    [InlineData(1, new string[0])]
    [InlineData(2, new[] { "undated-1", "undated-2" })]
    public void What_is_only_counted_must_be_counted_as_often_as_it_is_planted(int undated, string[] found) =>
        Assert.Equal(found, Found(Run(Nothing with { Units = [new DigestUnit("柳湾社区", true, false, [], [], 0, 0, undated, 1)] })));

    [Fact]
    public void What_concerns_a_unit_is_found_by_its_name()
    {
        var evaluation = Run(Nothing with { Units = [new DigestUnit("柳湾社区", true, true, [], [], 0, 0, 0, 1), new DigestUnit("桥头社区", true, true, [], [], 0, 0, 0, 1)] });

        Assert.Equal(["late-1"], Found(evaluation));
        Assert.Equal(1, evaluation.FalseAlarmCount);
    }

    [Fact]
    public void Totals_and_statuses_are_compared()
    {
        DigestTask Task(string words, ProgressStatus status) => new("", words, null, [], [], null, status, Light.None, [], [At(words)]);
        DigestFigure Figure(decimal total) => new("清理楼道", "处", total, null, false, []);

        var right = Run(Nothing with { Figures = [Figure(30)], Tasks = [Task("清理楼道", ProgressStatus.Done), Task("5月41日前完成", ProgressStatus.Unknown)] });
        var wrong = Run(Nothing with { Figures = [Figure(61)], Tasks = [Task("清理楼道", ProgressStatus.Overdue)] });

        Assert.Equal((1, 1), (right.FiguresRight, right.TasksRight));
        Assert.Equal((0, 0), (wrong.FiguresRight, wrong.TasksRight));
    }

    [Fact]
    public void A_key_is_held_to_the_text()
    {
        Assert.Equal("DP9306", Assert.Throws<DataFileException>(() => Run(Nothing, Key.Replace("5月41日前完成", "5月51日前完成", StringComparison.Ordinal))).Code);
        Assert.Equal("DP9306", Assert.Throws<DataFileException>(() => Run(Nothing, Key.Replace("\"清理楼道\"", "\"院\"", StringComparison.Ordinal))).Code);
        Assert.Equal("DP9305", Assert.Throws<DataFileException>(() => Run(Nothing, Key.Replace("2026-W19", "第19周", StringComparison.Ordinal))).Code);
        Assert.Equal("DP9305", Assert.Throws<DataFileException>(() => Run(Nothing, "[]")).Code);
    }

    [Fact]
    public void The_report_says_what_was_missed()
    {
        var lines = BatchReport.Lines(Run(Nothing)).ToArray();

        Assert.Contains("missed\ttotal-1\t\t周/甲.txt\t清理楼道30处", lines);
        Assert.Contains(lines, l => l.StartsWith("all faults", StringComparison.Ordinal) && l.EndsWith("0.000", StringComparison.Ordinal));
    }
}
