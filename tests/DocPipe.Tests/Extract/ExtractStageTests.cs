using DocPipe.Extract;
using DocPipe.Model;

namespace DocPipe.Tests.Extract;

public sealed class ExtractStageTests
{
    private static readonly ExtractStage Stage = new(DataFolder.Default, Roster.Empty);

    private static Document Run(Document document) => Stage.Run(document, CancellationToken.None);

    private static Document Read(string text) => Document.FromReading(new Source("a.txt", "", "txt", null), text);

    [Fact]
    public void A_missing_word_list_is_told_before_any_document_is_read()
    {
        var thrown = Assert.Throws<DataFileException>(() => new ExtractStage(new DataFolder(Path.Combine(Path.GetTempPath(), "no such folder")), Roster.Empty));
        Assert.Equal("DP9101", thrown.Code);
    }

    [Fact]
    public void The_stage_says_who_found_what() => Assert.All(Run(Read("11月9日发放资料300份，由xx负责，见《通知》。")).Annotations, a => Assert.Equal(Stage.Name, a.By));

    [Fact]
    public void What_is_given_is_of_the_kinds_promised() =>
        Assert.All(Run(Read("2月30日前发放资料300份，由xx局牵头，见《通知》。")).Annotations, a => Assert.Contains(a.GetType(), Stage.Gives));

    [Fact]
    public void The_label_of_a_heading_counts_nothing()
    {
        var text = "3次会议安排\n召开3次会议";
        var bare = Read(text);
        var labelled = bare with { Blocks = [new Block(BlockKind.Heading, new Span(0, 6), 1) { Label = new Span(0, 1) }] };
        Assert.Equal(2, Run(bare).All<FigureAnnotation>().Count());
        Assert.Equal(9, Assert.Single(Run(labelled).All<FigureAnnotation>()).Span.Start);
    }

    [Fact]
    public void Relative_words_are_resolved_against_the_date_of_the_signature() =>
        Assert.Equal(
            ["../2026-11-20", "2026-11-13"],
            Run(Read("请于下周五前报送。\n云江市文明办\n2026年11月13日")).All<DateAnnotation>().Select(d => d.Value));

    [Fact]
    public void A_long_document_keeps_its_order()
    {
        var text = string.Concat(Enumerable.Range(1, 12).Select(m => $"{m}月{m}日发放资料{m}00份。"));
        var document = Run(Read(text));
        Assert.Equal(Enumerable.Range(1, 12).Select(m => $"XXXX-{m:00}-{m:00}"), document.All<DateAnnotation>().Select(d => d.Value));
        Assert.Equal(Enumerable.Range(1, 12).Select(m => m * 100m), document.All<FigureAnnotation>().Select(f => f.Value!.Value));
    }

    [Fact]
    public void Cancellation_passes()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Stage.Run(Read("11月9日"), source.Token));
    }
}
