using DocPipe.Model;
using DocPipe.Render;

namespace DocPipe.Tests.Render;

public sealed class TemplateTests
{
    [Fact]
    public void Templates_are_listed_with_what_they_make()
    {
        var list = Office.Renderer.List();
        var briefing = list.Single(t => t.Name == "简报");
        Assert.Equal("工作简报", briefing.Title);
        Assert.Equal(["docx", "html", "md"], briefing.Outputs);
        Assert.Contains("notSubmitted", briefing.Needs);
        Assert.All(list, t => Assert.NotEqual("", t.About));
    }

    [Theory]
    [InlineData("---\ntitle: 甲\n---\n第一行\n{{ if }}\n", "DP5012", "templates/试.md.sbn 第 5 行第")]
    [InlineData("---\ntitle: 甲\n---\n\n{{ tittle }}\n", "DP5013", "templates/试.md.sbn 第 5 行第 4 列")]
    [InlineData("---\ntitle: 甲\n", "DP5011", "第 1 行")]
    [InlineData("---\ntitle: 甲\ncolour: 红\n---\n", "DP5011", "第 3 行")]
    [InlineData("---\ntitle: [\n---\n", "DP5011", "templates/试.md.sbn")]
    [InlineData("---\nneeds: [taskz]\n---\n", "DP5011", "taskz")]
    [InlineData("---\noutputs: [exe]\n---\n", "DP5011", "exe")]
    [InlineData("---\neach: units\n---\n", "DP5011", "each")]
    [InlineData("---\nstyle: 没有\n---\n甲", "DP5020", "templates/styles/没有.yaml")]
    [InlineData("甲\n::: 红头条\n乙\n:::\n", "DP5014", "红头条")]
    [InlineData("{{ for i in 1..2000000 }}{{ end }}", "DP5013", "第 1 行")]
    [InlineData("{{ include '../../secret' }}", "DP5013", "第 1 行")]
    public void An_error_says_which_file_line_and_column(string template, string code, string place)
    {
        var e = Assert.Throws<DataFileException>(() => Office.With(template).Compose("试", SampleDigest.Rich));
        Assert.Equal(code, e.Code);
        Assert.Contains(place, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_not_there_is_named_with_those_that_are()
    {
        var e = Assert.Throws<DataFileException>(() => Office.Renderer.Compose("没有", SampleDigest.Rich));
        Assert.Equal("DP5010", e.Code);
        Assert.Contains("简报", e.Message, StringComparison.Ordinal);
        Assert.Equal("DP5010", Assert.Throws<DataFileException>(() => Office.Renderer.Compose("../简报", SampleDigest.Rich)).Code);
    }

    [Theory]
    [InlineData("linePitch: 28.95", "linePitch: 二十八")]
    [InlineData("linePitch: 28.95", "linePitch: 0")]
    [InlineData("left: 1588", "left: 11000")]
    [InlineData("colour: FF0000", "colour: red")]
    [InlineData("charts: true", "chart: true")]
    public void A_wrong_style_is_named(string from, string to)
    {
        var e = Assert.Throws<DataFileException>(() => Office.With("甲", style: s => s.Replace(from, to, StringComparison.Ordinal)).Compose("试", SampleDigest.Rich));
        Assert.Equal("DP5021", e.Code);
        Assert.Contains("templates/styles/公文.yaml", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_takes_what_it_does_not_say_from_its_base()
    {
        var style = StyleFile.Load(Office.Templates, "横版");
        Assert.Equal((16838, 11906, 40), (style.Page.Width, style.Page.Height, style.Page.CharactersPerLine));
        Assert.Equal(("方正小标宋简体", 48.0, "FF0000"), (style.RedHead.Font, style.RedHead.Size, style.RedHead.Colour));
        var e = Assert.Throws<DataFileException>(() => Office.With("甲", style: _ => "base: 公文\n").Compose("试", SampleDigest.Rich));
        Assert.Equal("DP5021", e.Code);
    }

    [Fact]
    public void A_style_that_names_little_gets_the_rest_from_the_standard()
    {
        var docx = Assert.Single(Office.With("# 题\n## 甲\n乙", style: _ => "redHead: {size: 30}\n").Compose("试", SampleDigest.Rich));
        Office.AssertValid(docx.Docx());
        Assert.Equal(("方正小标宋简体", 30.0, "FF0000"), (docx.Style.RedHead.Font, docx.Style.RedHead.Size, docx.Style.RedHead.Colour));
    }

    [Fact]
    public void A_template_for_each_makes_a_file_for_each_that_it_prints_anything_for()
    {
        const string template = "---\neach: unit in units\nname: \"通知-{{ unit.name }}\"\n---\n{{ if unit.submitted }}# 致{{ unit.name }}\n{{ end }}";
        var made = Office.With(template).Compose("试", SampleDigest.Rich);
        Assert.Equal(["通知-城东街道", "通知-城北街道", "通知-交警大队", "通知-区市场监管局"], made.Select(b => b.Name));
        Assert.Equal("# 致交警大队\n", made[2].Markdown());
    }

    [Fact]
    public void File_names_are_safe_and_different()
    {
        const string template = "---\neach: unit in units\nname: \"../{{ unit.name }}:*?\"\n---\n甲";
        var names = Office.With(template).Compose("试", SampleDigest.Hostile(1)).Select(b => b.Name).ToList();
        Assert.Equal(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.DoesNotContain(n, c => "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal)));
        Assert.All(names, n => Assert.False(n.StartsWith('.')));
    }

    [Theory]
    [InlineData("{{ cn.date asOf }}", "2026年11月23日")]
    [InlineData("{{ cn.day \"2027-01-05\" }}", "2027年1月5日")]
    [InlineData("{{ cn.period period }}", "2026年11月16日—22日")]
    [InlineData("{{ cn.due tasks[0].due }}", "11月20日前")]
    [InlineData("{{ cn.left tasks[0].daysLeft }}", "逾期3天")]
    [InlineData("{{ cn.count figures[0].total figures[0].measure figures[0].approximate }}", "2万余份")]
    [InlineData("{{ cn.number 20500 }}", "20500")]
    [InlineData("{{ cn.percent units[0].completeness }}", "86%")]
    [InlineData("{{ units | cn.pick \"name\" | cn.join 2 \"个单位\" }}", "城东街道、城北街道等6个单位")]
    [InlineData("{{ (units | cn.where \"submitted\").size }}", "4")]
    [InlineData("{{ (units | cn.except \"submitted\").size }}", "2")]
    [InlineData("{{ (units | cn.where \"missing\").size }}", "2")]
    [InlineData("{{ (problems | cn.except \"previous\" null).size }}", "4")]
    [InlineData("{{ for g in tasks | cn.group \"status\" }}{{ g.key }}{{ g.count }} {{ end }}", "overdue1 in\\_progress2 planned1")]
    [InlineData("{{ cn.sum problems \"count\" }}", "6")]
    [InlineData("{{ cn.label \"status\" \"in_progress\" }}", "推进中")]
    [InlineData("{{ cn.label \"role\" \"next_steps\" }}", "下一步打算")]
    [InlineData("{{ cn.file units[0].documents[0].path }}", "城东街道.docx")]
    [InlineData("{{ cn.numeral 12 }}", "十二")]
    [InlineData("{{ \"甲乙。\" | cn.clause }}", "甲乙")]
    [InlineData("甲{{ cn.date null }}{{ cn.count null }}{{ cn.join null }}{{ cn.due null }}{{ cn.excerpt null }}{{ cn.percent null }}{{ cite null }}", "甲")]
    public void The_functions_say_it_in_Chinese(string template, string words) => Assert.Equal(words, Office.Markdown(template).Trim());

    [Fact]
    public void A_template_may_include_another_of_its_folder()
    {
        var renderer = Office.With("{{ include '_头.sbn' }}\n## 甲\n乙");
        // The folder of the renderer is its own copy; the included file goes beside the template.
        var folder = Directory.CreateTempSubdirectory("docpipe-include-").FullName;
        foreach (var path in new[] { "styles/公文.yaml", "styles/网页.css", "用语.yaml" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.Copy(Path.Combine(Office.Templates, path), Path.Combine(folder, path));
        }

        File.WriteAllText(Path.Combine(folder, "_头.sbn"), "# {{ title }}");
        File.WriteAllText(Path.Combine(folder, "试.md.sbn"), "{{ include '_头.sbn' }}\n## 甲\n乙");
        Assert.StartsWith("# 云溪区文明城市创建工作情况汇总\n\n## 一、甲", Assert.Single(new BriefingRenderer(new TemplateFolder(folder)).Compose("试", SampleDigest.Rich)).Markdown(), StringComparison.Ordinal);
        Assert.Equal("DP5013", Assert.Throws<DataFileException>(() => renderer.Compose("试", SampleDigest.Rich)).Code);
    }
}
