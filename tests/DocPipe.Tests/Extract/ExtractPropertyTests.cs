using System.Diagnostics;
using DocPipe.Extract;
using DocPipe.Model;
using FsCheck;
using FsCheck.Fluent;

namespace DocPipe.Tests.Extract;

/// <summary>What holds for any text, however noisy.</summary>
public sealed class ExtractPropertyTests
{
    private static readonly Config Configuration = Config.QuickThrowOnFailure.WithMaxTest(600).WithReplay(20261109UL, 5UL);

    private static readonly ExtractStage Stage = new(DataFolder.Default, Roster.Empty);

    private static readonly string[] Pieces =
    [
        "2026年", "20xx年", "201*年度", "二〇二六年", "今年", "11月", "x月", "一月", "9日", "xx日", "底", "前", "上旬", "第三季度", "全年", "本周", "周五", "下月", "每", "每周",
        "自", "从", "起", "以来", "至", "—", "-", "~", "??", "2月30日", "13月", "5", "12", "0", "99999999999999999999999", "1,234", "3.5", "１２", "三", "十", "百", "万", "亿", "两",
        "余", "多", "几", "个", "名", "人次", "份", "%", "％", "万元", "小时", "百分之", "分之", "近", "不少于", "以上", "以内", "约", "第", "一", "次", "项目标", "栋",
        "xx", "XX", "__", "**", "*", "×", "○○", "某某", "…", "……", "...", "（略）", "省略", "组长：", "联系电话:", "成 员：", "年　月　日", "（　）",
        "《", "》", "〔2026〕", "[20xx]", "3号", "云文明委", "文件", "（", "）", "(", ")", "“", "”", "、", "，", "。", "；", "\n", "\r\n", "\t", " ", "　", "\0",
        "发放宣传资料", "知晓率达到", "共", "志愿者", "街道", "𠮷", "𪚥", "\ud842", "\udfb7", "é", "A", "x@x.com",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        Gen.Elements(Pieces).ArrayOf(40).Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty));

    [Fact]
    public void Every_annotation_lies_in_the_text_is_not_empty_and_splits_no_character() => Check(text =>
    {
        foreach (var annotation in Run(text).Annotations)
        {
            Assert.InRange(annotation.Span.Start, 0, text.Length);
            Assert.InRange(annotation.Span.End, annotation.Span.Start + 1, text.Length);
            Assert.False(SplitsCharacter(text, annotation.Span.Start), $"{annotation} begins inside a character");
            Assert.False(SplitsCharacter(text, annotation.Span.End), $"{annotation} ends inside a character");
        }
    });

    [Fact]
    public void Dates_figures_and_placeholders_share_no_character_with_their_own_kind() => Check(text =>
    {
        var document = Run(text);
        AssertApart(document.All<DateAnnotation>());
        AssertApart(document.All<FigureAnnotation>());
        AssertApart(document.All<ReferenceAnnotation>());
        AssertApart(document.All<PlaceholderAnnotation>().Where(p => p.Kind == PlaceholderKind.Masked));
    });

    [Fact]
    public void A_masked_figure_has_no_value_and_a_range_of_dates_has_two_ends() => Check(text =>
    {
        var document = Run(text);
        Assert.All(document.All<FigureAnnotation>().Where(f => f.Masked), f => Assert.Null(f.Value));
        Assert.All(document.All<DateAnnotation>(), d => Assert.Equal(d.Kind is DateKind.Range or DateKind.Since || (d.Kind is DateKind.Deadline && d.Value[0] != 'P') || d.Kind is DateKind.Recurring, d.Value.Contains('/', StringComparison.Ordinal)));
    });

    [Fact]
    public void The_same_text_is_read_the_same_twice() => Check(text =>
        Assert.Equal(Run(text).Annotations.Select(a => a.ToString()), Run(text).Annotations.Select(a => a.ToString())));

    [Theory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("一")]
    [InlineData("十零")]
    [InlineData("百")]
    [InlineData("1,")]
    [InlineData("5-")]
    [InlineData("5、")]
    [InlineData("3月")]
    [InlineData("3月5日")]
    [InlineData("每")]
    [InlineData("第")]
    [InlineData("《")]
    [InlineData("《》")]
    [InlineData("〔2026〕")]
    [InlineData("云〔2026〕3号 ")]
    [InlineData("（")]
    [InlineData("组长：")]
    [InlineData("组长：\n")]
    [InlineData("…")]
    [InlineData("_ ")]
    [InlineData("　")]
    [InlineData("发放资料3份")]
    [InlineData("五个“")]
    [InlineData("\"3次")]
    public void A_long_text_of_one_pattern_takes_time_in_proportion(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 200_000 / pattern.Length));
        var fastest = TimeSpan.MaxValue;
        // In proportion it is a tenth of a second; in square it is many minutes. A busy machine may stall one run, hardly three.
        for (var attempt = 0; attempt < 3 && fastest > TimeSpan.FromSeconds(10); attempt++)
        {
            var watch = Stopwatch.StartNew();
            Run(text);
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        Assert.True(fastest < TimeSpan.FromSeconds(10), $"{fastest}");
    }

    private static void AssertApart(IEnumerable<Annotation> annotations)
    {
        var last = 0;
        foreach (var annotation in annotations)
        {
            Assert.True(annotation.Span.Start >= last, $"{annotation} begins before {last}");
            last = annotation.Span.End;
        }
    }

    private static bool SplitsCharacter(string text, int at) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static Document Run(string text) => Stage.Run(Document.FromReading(new Source("any.txt", "", "txt", null), text), CancellationToken.None);

    private static void Check(Action<string> property) => Prop.ForAll(Texts.ToArbitrary(), text => property(text)).Check(Configuration);
}
