using System.Text.RegularExpressions;
using DocPipe.Model;
using DocPipe.Render;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Tests.Render;

public sealed partial class BriefingTests
{
    public static TheoryData<string> Digests => ["rich", "empty", "hostile"];

    internal static Digest Of(string name) => name switch { "rich" => SampleDigest.Rich, "empty" => SampleDigest.Empty, _ => SampleDigest.Hostile(60) };

    [Fact]
    public void The_briefing_says_what_the_digest_holds()
    {
        var text = Office.Briefing(SampleDigest.Rich).Markdown();
        foreach (var words in new[]
        {
            "2026年11月16日—22日，共收到4个单位报送的材料4份（连同方案和往期材料共读8份），应报未报2个单位，迟报1个单位，另有2个文件未能读取",
            "宣传资料2万余份", "比上期增加5300份，增长34.9%", "**交警大队：**", "| 交通秩序 | 2 | 3 | -1 | 城东街道、交警大队 |", "上期已提出",
            "未报送：城西街道、区城管局。", "迟报：城北街道。", "新建文档(1).docx，请核实", "| 交警大队 | 下一步打算 |", "| 周报/扫描件.pdf | DP1004 | 文件已加密，打不开 |",
            "逾期3天", "| 11月25日 | 对占道经营开展集中整治", "单位之间雷同：城东街道、城北街道材料相似度94%，仅改动了数字。", "督促交警大队抓紧办结1项逾期任务。",
        }) Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Digests))]
    public void No_output_of_any_template_has_empty_sections_or_words_of_the_machine(string name)
    {
        foreach (var template in Office.Renderer.List())
        foreach (var briefing in Office.Renderer.Compose(template.Name, Of(name)))
        {
            var text = briefing.Markdown();
            Assert.DoesNotMatch(MachineWords(), text);
            Assert.DoesNotMatch(EmptySection(), text);
            Assert.DoesNotContain('\uFDEE', text);
        }
    }

    [Fact]
    public void A_batch_without_anything_says_so_where_a_reader_looks_for_it()
    {
        var text = Office.Briefing(SampleDigest.Empty).Markdown();
        foreach (var section in new[] { "亮点做法", "问题分类", "未能读取", "逾期与临期事项", "雷同与矛盾" })
            Assert.Matches($"## .{{1,3}}、{section}\n\n本期无。", text);
        Assert.Contains("# 工作情况简报", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Digests))]
    public void The_same_digest_gives_the_same_bytes(string name)
    {
        var (one, two) = (Office.Briefing(Of(name)), Office.Briefing(Of(name)));
        Assert.Equal(one.Markdown(), two.Markdown());
        Assert.Equal(one.Html(), two.Html());
        Assert.Equal(one.Docx(), two.Docx());
        Assert.Equal(Office.Renderer.LedgerXlsx(Of(name)), Office.Renderer.LedgerXlsx(Of(name)));
    }

    [Fact]
    public void Markdown_ends_every_statement_in_a_footnote_that_quotes_its_source()
    {
        var text = Office.Briefing(SampleDigest.Rich).Markdown();
        var used = Used().Matches(text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(used.Count > 20);
        foreach (var number in used) Assert.Contains($"\n[^{number}]: ", text, StringComparison.Ordinal);
        Assert.Contains("]: 周报/城东街道.docx《城东街道本周文明创建工作总结》：“修补背街小巷路面6处”", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_documents_stay_words_in_markdown()
    {
        var text = Office.Briefing(SampleDigest.Hostile(50)).Markdown();
        Assert.DoesNotContain("<script>", Markdig.Markdown.ToHtml(text), StringComparison.Ordinal);
        Assert.Contains("\\<script\\>alert(1)\\</script\\> \\| 表格 \\# 题 \\{\\{ tasks \\}\\}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_tasks_are_rendered_in_every_format()
    {
        var digest = SampleDigest.Hostile(10_000);
        var briefing = Office.Briefing(digest);
        Assert.Contains("10000", briefing.Markdown(), StringComparison.Ordinal);
        Assert.Contains("10000", briefing.Html(), StringComparison.Ordinal);
        Assert.NotEmpty(briefing.Docx());
        Assert.NotEmpty(Office.Renderer.LedgerXlsx(digest));
        var all = Assert.Single(Office.With("# 全部\n| 任务 | 单位 |\n|---|---|\n{{ for t in tasks }}| {{ t.text }}{{ cite t }} | {{ t.unit }} |\n{{ end }}").Compose("试", digest));
        Assert.Equal(10_000, Regex.Count(all.Html(), "<tr><td>"));
        using var document = WordprocessingDocument.Open(new MemoryStream(all.Docx()), isEditable: false);
        Assert.Equal(10_001, document.MainDocumentPart!.Document.Descendants<TableRow>().Count());
    }

    [GeneratedRegex(@"\bnull\b|\bNaN\b|System\.|in_progress|XXXX-|[^/]\d{4}-\d{2}-\d{2}|，。|（）", RegexOptions.NonBacktracking)]
    private static partial Regex MachineWords();

    [GeneratedRegex(@"(?m)^#{2,4} [^\n]*\n+(#{1,2} |\z|\[\^)", RegexOptions.NonBacktracking)]
    private static partial Regex EmptySection();

    [GeneratedRegex(@"\[\^(\d+)\](?!:)")]
    private static partial Regex Used();
}
