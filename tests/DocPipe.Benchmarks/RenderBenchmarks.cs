using BenchmarkDotNet.Attributes;
using DocPipe.Model;
using DocPipe.Render;

namespace DocPipe.Benchmarks;

/// <summary>The main briefing and the ledger of a batch of 300 documents, in every format but PDF: to be done in three seconds on two cores.</summary>
[MemoryDiagnoser]
public class RenderBenchmarks
{
    private const int Units = 100, Documents = 3;

    private const string Line = "组织志愿者清理楼道堆物和卫生死角，修补背街小巷路面，更换破损公益广告，在路口开展文明交通劝导。";

    private readonly BriefingRenderer renderer = new(TemplateFolder.Default);
    private readonly Digest digest = Make();

    [Benchmark]
    public long AllFormats()
    {
        var briefing = renderer.Compose("简报", digest)[0];
        return briefing.Docx().Length + briefing.Html().Length + briefing.Markdown().Length + renderer.LedgerXlsx(digest).Length;
    }

    [Benchmark]
    public long EveryTemplate() => renderer.List().Sum(t => renderer.Compose(t.Name, digest).Sum(b => (long)b.Docx().Length + b.Html().Length + b.Markdown().Length));

    private static Digest Make()
    {
        var text = string.Join("\n", Enumerable.Range(1, 40).Select(i => $"{i}. {Line}"));
        var sources = Enumerable.Range(0, Units * Documents).Select(i => new DigestSource($"周报/单位{i / Documents}-{i % Documents}.docx", 1, $"单位{i / Documents}本周工作总结", $"单位{i / Documents}", new Span(0, text.Length), text)).ToArray();
        Evidence Cite(int source, int line)
        {
            var start = (source * 31 + line * 17) % (text.Length - 30);
            return new Evidence(sources[source % sources.Length].Path, 1, new Span(start, start + 25), text.Substring(start, 25));
        }

        return new Digest
        {
            Title = "工作简报",
            Period = "2026-11-16/2026-11-22",
            Generated = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            AsOf = new DateOnly(2026, 11, 23),
            Counts = new DigestCounts(Units * Documents, Units * Documents, Units, 600, 900, 2000),
            Units = [.. Enumerable.Range(0, Units).Select(i => new DigestUnit($"单位{i}", true, i % 9 == 0, [], i % 4 == 0 ? [new(Role.Problems, "存在问题", sources[i].Path, 1)] : [], i % 5, 2, 3, 0.8))],
            Tasks =
            [
                .. Enumerable.Range(0, 600).Select(i => new DigestTask($"t{i}", Line, $"单位{i % Units}", [$"单位{i % Units}"], ["各街道"], "../2026-11-30",
                    (ProgressStatus)(i % 4), (Light)(i % 4), [new(Line, $"单位{i % Units}", 0.7, [Cite(i, 1)]), new(Line, null, 0.6, [Cite(i, 2)])], [Cite(i, 3)]) { DaysLeft = (i % 20) - 5 }),
            ],
            Problems =
            [
                .. Enumerable.Range(0, 14).Select(g => new DigestProblemGroup($"c{g}", $"类别{g}", 64, 60,
                    [.. Enumerable.Range(0, 64).Select(i => new DigestProblem(Line, $"单位{i}", 0.9, [Cite(g * 64 + i, 4)]) { Recurring = i % 10 == 0 })])),
            ],
            Figures = [.. Enumerable.Range(0, 400).Select(f => new DigestFigure($"内容{f}", "份", 12345, 11000, false, [.. Enumerable.Range(0, 5).Select(i => new DigestFigurePart($"单位{i}", 100, Qualifier.Exact, [Cite(f + i, 5)]))]))],
            Next = [.. Enumerable.Range(0, 300).Select(i => new DigestNote(Line, $"单位{i % Units}", "../2026-11-30", [Cite(i, 6)]))],
            Highlights = [.. Enumerable.Range(0, 8).Select(i => new DigestNote(Line, $"单位{i}", null, [Cite(i, 7)]))],
            Deadlines = [.. Enumerable.Range(0, 100).Select(i => new DigestDeadline(new DateOnly(2026, 11, 24).AddDays(i % 14), Line, $"单位{i}", [Cite(i, 8)]) { DaysLeft = i % 14 })],
            Sources = [.. sources],
        };
    }
}
