using System.Diagnostics;
using System.Text;
using DocPipe.Contract;
using DocPipe.Evaluate;
using DocPipe.Model;

namespace DocPipe.Tests.Evaluate;

public sealed class EvaluationTests : IDisposable
{
    private const string Text = "城东街道周报\n一、本周工作\n清运垃圾20吨。\n二、存在问题\n楼道堆物较多。\n";
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private const string Gold = """
        {"id": "a-1", "file": "a.txt", "begin": "城东街道周报", "end": "楼道堆物较多。", "doc_type": "weekly", "title": "城东街道周报",
         "headings": [{"quote": "一、本周工作", "level": 1, "role": "work_done"}, {"quote": "二、存在问题", "level": 1, "role": "problems"}],
         "tasks": [{"quote": "清运垃圾20吨。", "kind": "done", "lead": [], "responsible": ["城东街道"], "due": null}],
         "phases": [], "dates": [], "figures": [{"quote": "20吨", "value": 20, "unit": "吨", "qualifier": "exact", "masked": false, "of": "垃圾"}],
         "problems": [{"quote": "楼道堆物较多", "category": "street_order"}], "placeholders": [], "references": [],
         "units": [{"quote": "城东街道", "name": "城东街道"}, {"quote": "社区", "name": "社区", "optional": true}], "noise": [], "missing": ["next_steps"]}
        """;

    private Evaluation Run(params Annotation[] annotations)
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), Text);
        File.WriteAllText(Path.Combine(folder, "a-1.json"), Gold);
        return Evaluation.Run(folder, path => [Document.FromReading(new Source(path, "", "txt", "utf-8"), Text).With(annotations)], DataFolder.Default);
    }

    private static Span At(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);

    private static Score Of(Evaluation evaluation, string kind) => evaluation.Scores.Single(s => s.Kind == kind).Score;

    [Fact]
    public void Items_are_matched_by_overlap_and_by_what_must_agree()
    {
        var evaluation = Run(
            new TypeAnnotation(default, "t", DocumentType.Weekly),
            new FigureAnnotation(At("20吨"), "t", 20, "吨", Qualifier.Approx, false, "垃圾"),
            new TaskAnnotation(At("清运垃圾20吨"), "t", TaskKind.Next, [], ["柳巷街道"], null),
            new ProblemAnnotation(At("堆物较多"), "t", "sanitation", 1, []),
            new UnitAnnotation(At("城东街道"), "t", "城东街道", 1), new UnitAnnotation(default, "t", "社区", 1),
            new MissingAnnotation(default, "t", Role.NextSteps), new MissingAnnotation(default, "t", Role.Results));

        Assert.Equal(new Score(1, 0, 0), Of(evaluation, "figures"));
        Assert.Equal(new Score(0, 1, 1), Of(evaluation, "figure qualifiers"));
        Assert.Equal(new Score(1, 0, 0), Of(evaluation, "tasks"));
        Assert.Equal(new Score(0, 1, 1), Of(evaluation, "task kinds"));
        Assert.Equal(new Score(0, 1, 1), Of(evaluation, "task responsibles"));
        Assert.Equal(new Score(1, 0, 0), Of(evaluation, "problems"));
        Assert.Equal(new Score(0, 1, 1), Of(evaluation, "problem categories"));
        Assert.Equal(new Score(1, 0, 0), Of(evaluation, "units"));
        Assert.Equal(new Score(1, 1, 0), Of(evaluation, "missing sections"));
        Assert.Equal(new Score(0, 0, 2), Of(evaluation, "headings"));
    }

    [Fact]
    public void An_answer_that_quotes_what_the_text_does_not_say_is_refused()
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), Text);
        File.WriteAllText(Path.Combine(folder, "a-1.json"), Gold.Replace("清运垃圾20吨", "清运垃圾30吨", StringComparison.Ordinal));

        Assert.Equal("DP9302", Assert.Throws<DataFileException>(() => Evaluation.Run(folder, _ => [], DataFolder.Default)).Code);
    }

    [Theory]
    [InlineData("創(chuàng)建辦", "创建办")]
    [InlineData("第(1)組", "第1组")]
    [InlineData(" 市委、市政府 ", "市委市政府")]
    [InlineData("末尾(wěi)", "末尾")]
    public void Names_are_compared_without_script_pinyin_and_punctuation(string name, string simple) =>
        Assert.Equal(simple, new Simplifier(DataFolder.Default).Simplify(name));

    [Fact]
    public void The_table_is_that_of_the_scorer_which_judges()
    {
        if (SharedData.Beside("score", "score.py") is not { } scorer || SharedData.Beside("gold") is not { } gold) return;
        var runner = StandardPipeline.Runner(Roster.Empty);
        var analysis = Path.Combine(folder, "a.jsonl");
        using (var lines = File.Create(analysis))
        {
            foreach (var document in runner.Read([.. Directory.GetFiles(gold, "*.txt").Order(StringComparer.Ordinal)], default).SelectMany(o => o.Documents))
            {
                lines.Write(AnalysisJson.Line(document).Span);
                lines.Write("\n"u8);
            }
        }

        using var python = Process.Start(new ProcessStartInfo("python3", [scorer, gold, analysis]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var theirs = python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => (Kind: l[..22].Trim(), Numbers: l[22..]));
        python.WaitForExit();
        var ours = Evaluation.Run(gold, path => runner.Read([path], default).SelectMany(o => o.Documents), DataFolder.Default).Scores
            .Select(s => (s.Kind, Numbers: FormattableString.Invariant($"{s.Score.Precision,10:0.000}{s.Score.Recall,8:0.000}{s.Score.F1,8:0.000}{s.Score.Hits + s.Score.Missed,7}")));

        Assert.Equal(theirs, ours);
    }
}
