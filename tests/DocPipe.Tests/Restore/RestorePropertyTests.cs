using DocPipe.Model;
using DocPipe.Restore;
using FsCheck;
using FsCheck.Fluent;

namespace DocPipe.Tests.Restore;

/// <summary>What holds for any text at all, however odd.</summary>
public class RestorePropertyTests
{
    private static readonly string[] scraps =
    [
        "社区", "创建", "文明", "城市", "工作", "，", "。", "\n", "\r\n", "一、", "（一）", "創(chuàng)", "導(dǎo)", "。ㄒ唬┩", "陚洳", "??", "?", "h", "\uFFFD",
        "浣犲ソ", "ä½\u00A0å¥½", "免责声明：", "相关文章：", "扩展阅读：", "方案1", "方案 2", "篇3", "附件2", "第 3 页", "— 4 —", "下一页", "\t", "　", " ",
        "\uD842", "\uDFB7", "𠮷", "\0", "<p>", "/p>", "乾", "著", "裏", "┌──┐", "アイ", "α", "201*年", "xx", "_", "①", "A", "9", "\uFEFF", "锟斤拷", "x",
    ];

    private static readonly Arbitrary<string> noisy = Arb.From(Gen.Elements(scraps).ListOf().Select(parts => string.Concat(parts)));

    [Fact]
    public void Restoring_twice_changes_nothing_more() => Holds(text =>
    {
        var once = Restored.Of(text);
        var twice = Restored.Again(once);
        return once.Text == twice.Text && once.Annotations.Length == twice.Annotations.Length;
    });

    [Fact]
    public void Every_copied_character_maps_home() => Holds(text =>
    {
        var document = Restored.Of(text);
        return document.Origin.Length == document.Text.Length && document.Origin.Pieces.Where(p => p.Exact).All(p => p.Text.Length == p.Source.Length)
            && Enumerable.Range(0, document.Text.Length).All(i => document.Locate(new Span(i, i + 1)) is var home && home.Start >= 0 && home.End <= text.Length);
    });

    [Fact]
    public void Annotations_lie_inside_the_texts_that_they_speak_of() => Holds(text =>
        CollectionSplitter.Split(Restored.Of(text)).All(d => d.All<NoiseAnnotation>().All(n =>
            n.Span.Start >= 0 && n.Span.End <= d.Text.Length && n.SourceSpan.Start >= 0 && n.SourceSpan.End <= text.Length)));

    [Fact]
    public void Parts_of_a_collection_do_not_overlap_and_follow_one_another() => Holds(text =>
    {
        var spans = CollectionSplitter.Split(Restored.Of(text)).Select(d => d.SourceSpan).ToList();
        return spans.Zip(spans.Skip(1)).All(p => p.First.End <= p.Second.Start);
    });

    [Theory]
    [InlineData("一")]
    [InlineData("?")]
    [InlineData("ㄒ")]
    [InlineData("陚")]
    [InlineData("(")]
    [InlineData("創(chuàng)")]
    [InlineData("。ㄒ唬┩陚洳牧蠝蕚")]
    [InlineData("來源")]
    [InlineData("\uD842")]
    [InlineData("ä")]
    public void An_endless_line_costs_time_in_proportion_to_its_length(string unit)
    {
        var small = Milliseconds(Repeat(unit, 20_000));
        var large = Milliseconds(Repeat(unit, 80_000));
        Assert.True(large < (small * 12) + 500, $"{small} ms for 20,000 characters, {large} ms for 80,000");
    }

    [Fact]
    public void Damage_without_end_is_given_up_with_a_word_to_the_clerk() =>
        Assert.Contains(Restored.Of(Repeat("。ㄒ唬┩陚洳牧蠝蕚\n", 40_000)).Diagnostics, d => d.Code == "DP2001");

    private static double Milliseconds(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Restored.Of(text);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));

    private static void Holds(Func<string, bool> property) =>
        Prop.ForAll(noisy, property).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 7));
}
