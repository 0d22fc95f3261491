using DocPipe.Model;
using DocPipe.Render.Markup;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DocPipe.Tests.Render;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("平常的话，不变。")]
    [InlineData("| a | b |\\ *c* `d` [e](f) <g> # ~h~ &amp; {{i}} $j$ ^k^")]
    [InlineData("- 甲")]
    [InlineData("12. 乙")]
    [InlineData("12) 丙")]
    [InlineData("=== ---")]
    [InlineData("::: 丁")]
    public void Protected_words_come_back_and_are_one_plain_paragraph(string words)
    {
        var kept = Literal.Protect(words);
        Assert.Equal(words, Literal.Restore(kept));
        var paragraph = Assert.IsType<ParagraphBlock>(Assert.Single(BriefingMarkdown.Parse(kept)));
        Assert.Equal(words, Inlines.Words(paragraph.Inline));
    }

    [Theory]
    [InlineData("  一\r\n\t二　 三  ", "一 二　 三")]
    [InlineData("𠀀𠀁", "𠀀𠀁")]
    [InlineData("   ", "")]
    public void Protecting_drops_what_no_format_takes_and_draws_blanks_together(string from, string to) => Assert.Equal(to, Literal.Protect(from));

    [Fact]
    public void Halves_of_pairs_and_noncharacters_are_dropped() =>
        Assert.Equal("abcde", Literal.Protect("\0a\u0001b\uFFFEc" + '\uD800' + "d" + '\uFDD0' + "e\u007F"));

    [Fact]
    public void Dates_paths_and_ordinary_numbers_are_not_touched_so_that_templates_can_compare_them()
    {
        foreach (var text in new[] { "2026-11-30", "../2026-11-30", "周报/城东.docx", "3.5", "5-6月" }) Assert.Same(text, Same(text));

        static string Same(string text) => Literal.Protect(text) == text ? text : "";
    }

    [Fact]
    public void Cleaning_keeps_every_offset()
    {
        var text = "甲\r\n\0乙\uD800丙\t丁𠀀";
        var clean = Literal.Clean(text);
        Assert.Equal(text.Length, clean.Length);
        Assert.Equal(text.IndexOf('丁', StringComparison.Ordinal), clean.IndexOf('丁', StringComparison.Ordinal));
        Assert.DoesNotContain('\0', clean);
    }

    [Fact]
    public void Each_line_is_a_paragraph_and_indenting_means_nothing()
    {
        Assert.Equal("甲\n\n乙\n\n丙\n", Tidy.Run("    甲\n\t乙\n\n\n\n   丙\n\n", numberHeadings: true));
        Assert.Equal("| a |\n|---|\n| b |\n\n后\n", Tidy.Run("  | a |\n  |---|\n  | b |\n  后\n", numberHeadings: true));
    }

    [Fact]
    public void Headings_are_numbered_as_official_documents_number_them()
    {
        var text = Tidy.Run("# 题\n## 甲\n### 子\n### 丑\n#### 细\n##### 末\n## 乙\n### 寅\n## 三、已有号\n## 丙\n", numberHeadings: true);
        Assert.Equal(
            ["# 题", "## 一、甲", "### （一）子", "### （二）丑", "#### 1. 细", "##### （1）末", "## 二、乙", "### （一）寅", "## 三、已有号", "## 三、丙"],
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("## 甲\n", Tidy.Run("## 甲", numberHeadings: false));
    }

    [Fact]
    public void What_stands_in_a_fence_is_left_as_it_is() =>
        Assert.Equal("```chart\n  # {}\n\n\n```\n\n后\n", Tidy.Run("```chart\n  # {}\n\n\n```\n后", numberHeadings: true));

    [Fact]
    public void Evidence_is_numbered_in_reading_order_and_the_same_place_once()
    {
        var citations = new Citations();
        int Know(int at) => citations.Know(new Evidence("a.txt", 1, new Span(at, at + 1), "x"));
        var (first, second, third) = (Know(5), Know(7), Know(9));
        Assert.Equal(first, Know(5));
        var (text, cited) = citations.Settle("甲" + Citations.Mark([third], 2) + "乙" + Citations.Mark([first, third, second], 2) + "丙" + Citations.Mark([], 2));
        Assert.Equal([9, 5], cited.Select(e => e.Span.Start));
        var marks = Assert.IsType<ParagraphBlock>(BriefingMarkdown.Parse(text)[0]).Inline!.OfType<CiteInline>().ToList();
        Assert.Equal([1], marks[0].Numbers);
        Assert.Equal([2, 1], marks[1].Numbers);
        Assert.Equal(1, marks[1].More);
    }

    [Fact]
    public void A_table_of_ten_thousand_rows_is_read_whole()
    {
        var rows = string.Concat(Enumerable.Range(0, 10_000).Select(i => FormattableString.Invariant($"| {i} | 任务**重**{i} | \\| |\n")));
        var table = Assert.IsType<Table>(Assert.Single(BriefingMarkdown.Parse("| 甲 | 乙 | 丙 |\n|--:|:-:|---|\n" + rows)));
        Assert.Equal(10_001, table.Count);
        var head = (TableRow)table[0];
        Assert.True(head.IsHeader);
        Assert.Equal([TableColumnAlign.Right, TableColumnAlign.Center, null], table.ColumnDefinitions.Select(c => c.Alignment));
        Assert.Equal(["9999", "任务重9999", "|"], ((TableRow)table[10_000]).Cast<TableCell>().Select(c => Inlines.Words(((ParagraphBlock)c[0]).Inline)));
    }

    [Fact]
    public void Html_and_indented_code_are_words()
    {
        var blocks = BriefingMarkdown.Parse("<script>x</script>\n\n        缩进\n");
        Assert.All(blocks, b => Assert.IsType<ParagraphBlock>(b));
    }

    [Fact]
    public void A_chart_that_holds_no_chart_is_none()
    {
        Assert.Null(ChartSpec.Parse("不是"));
        Assert.Null(ChartSpec.Parse("{}"));
        Assert.Null(ChartSpec.Parse("null"));
        Assert.Null(ChartSpec.Parse("{\"labels\":[\"a\"],\"series\":[null]}"));
        var spec = ChartSpec.Parse("{\"labels\":[\"a\",null],\"series\":[{\"values\":[1]}]}")!;
        Assert.Equal(["a", ""], spec.Labels);
        Assert.Null(spec.Series[0].At(1));
    }
}
