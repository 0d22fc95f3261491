using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Tests.Pipelines;

public class PipelineTests
{
    private sealed class Stage(string name, Type[] needs, Type[] gives, Func<Document, Document> run) : IStage
    {
        public string Name => name;

        public int Version => 1;

        public ImmutableArray<Type> Needs => [.. needs];

        public ImmutableArray<Type> Gives => [.. gives];

        public Document Run(Document document, CancellationToken cancellation) => run(document);
    }

    private static readonly Document Reading = Document.FromReading(new Source("a.txt", "00", "txt", "utf-8"), "甲乙丙丁");

    [Fact]
    public void A_stage_that_stands_before_what_it_needs_is_refused()
    {
        var needy = new Stage("extract", [typeof(Token)], [], d => d);

        var e = Assert.Throws<ArgumentException>(() => new Pipeline([], d => [d], [needy]));

        Assert.Contains("extract", e.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Token), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_earlier_stage_gives_is_there()
    {
        var giver = new Stage("segment", [], [typeof(Token)], d => d);
        var needy = new Stage("extract", [typeof(Token)], [], d => d);

        Assert.Equal("segment/1 extract/1", new Pipeline([giver], d => [d], [needy]).Fingerprint);
    }

    [Fact]
    public void A_document_that_cannot_go_on_marks_itself_and_the_others_go_on()
    {
        ImmutableArray<Document> Halve(Document d) => [d with { Text = "甲乙" }, d with { Text = "丙丁" }];
        var picky = new Stage("picky", [], [], d => d.Text == "甲乙" ? throw new InvalidOperationException("no") : d);
        var after = new Stage("after", [], [], d => d with { Text = d.Text + "!" });

        var documents = new Pipeline([], Halve, [picky, after]).Run(Reading, default);

        Assert.Equal(("picky", "甲乙"), (documents[0].FailedAt, documents[0].Text));
        Assert.Equal("DP2901", Assert.Single(documents[0].Diagnostics).Code);
        Assert.Equal((null, "丙丁!"), (documents[1].FailedAt, documents[1].Text));
    }

    [Fact]
    public void Cancellation_passes()
    {
        var stage = new Stage("slow", [], [], _ => throw new OperationCanceledException());

        Assert.Throws<OperationCanceledException>(() => new Pipeline([stage], d => [d], []).Run(Reading, default));
    }

    [Fact]
    public void The_standard_pipeline_can_be_built()
    {
        var pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster.Empty);

        Assert.StartsWith("restore/", pipeline.Fingerprint, StringComparison.Ordinal);
    }
}
