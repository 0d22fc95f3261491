using System.Collections.Immutable;
using System.Reflection;
using DocPipe.Model;
using DocPipe.Storage.Coding;
using FsCheck;
using FsCheck.Fluent;

namespace DocPipe.Tests.Storage;

public class OutcomeCodecTests
{
    private static readonly string[] scraps =
    [
        "城东街道周报", "\n", "\r\n", "一、", "（一）", "清运垃圾20吨", "，", "。", "存在乱停乱放现象", "創(chuàng)建文明", "9月底前", "责任单位：区城管局", "xx", "方案1\n", "方案2\n",
        "\uD842", "\uDFB7", "𠮷", "\0", "陚洳", "1.2万余人次", "|甲|乙|\n|--|--|\n|丙|丁|\n", "\t", "　", "《办法》（云文明委〔2026〕3号）", "11月16日至22日",
    ];

    private static readonly Arbitrary<string> noisy = Arb.From(Gen.Elements(scraps).ListOf().Select(parts => string.Concat(parts)));

    private static readonly Lazy<Pipeline> pipeline = new(() => StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster.Empty));

    private static FileOutcome Back(FileOutcome outcome) => OutcomeCodec.Decode(OutcomeCodec.Encode(outcome));

    [Fact]
    public void Whatever_the_stages_make_of_any_text_comes_back_field_by_field() => Prop.ForAll(noisy, text =>
    {
        var reading = Document.FromReading(new Source("a/b.txt", "00", "txt", "gb18030"), text);
        var outcome = new FileOutcome("a/b.txt", pipeline.Value.Run(reading, default), [new UnreadableFile("a/c.txt", "DP1001", text.Replace('\uD842', '?').Replace('\uDFB7', '?'))]);
        return Printed.Of(outcome) == Printed.Of(Back(outcome));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261121, 7));

    [Fact]
    public void The_sample_batch_comes_back_field_by_field_and_small()
    {
        var files = Directory.GetFiles(SharedData.Corpus("samples"), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".csv", StringComparison.Ordinal)).ToArray();
        var (plain, packed) = (0L, 0L);
        foreach (var outcome in StandardPipeline.Runner(Roster.Empty).Read(files, default))
        {
            var bytes = OutcomeCodec.Encode(outcome);
            Assert.Equal(Printed.Of(outcome), Printed.Of(OutcomeCodec.Decode(bytes)));
            plain += outcome.Documents.Sum(d => (long)d.Text.Length * sizeof(char));
            packed += bytes.Length;
        }

        Assert.True(packed < 3 * plain, $"{packed} bytes for {plain} bytes of text");
    }

    public static TheoryData<Type> Kinds() => [.. StoredJson.Kinds.Select(k => k.Type)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_annotation_comes_back_with_something_in_every_field(Type kind)
    {
        var annotation = (Annotation)SampleDocuments.Filled(kind);
        var document = Document.FromReading(new Source("a.txt", "00", "txt", null), "甲乙丙丁") with { Annotations = [annotation] };

        Assert.Equal(Printed.Of(annotation), Printed.Of(Assert.Single(Assert.Single(Back(SampleDocuments.Outcome(document)).Documents).Annotations)));
    }

    [Fact]
    public void Every_other_layer_comes_back_with_something_in_every_field()
    {
        var document = new Document((Source)SampleDocuments.Filled(typeof(Source)), "甲乙", OriginMap.Of([new(new Span(0, 1), new Span(3, 4), true), new(new Span(1, 2), new Span(4, 9), false)]))
        {
            SourceText = "一二三四五六七八九",
            Blocks = [(Block)SampleDocuments.Filled(typeof(Block))],
            Tokens = [new Token(new Span(0, 1), "n"), new Token(new Span(1, 2), "v"), new Token(new Span(5, 5))],
            Diagnostics = [(Diagnostic)SampleDocuments.Filled(typeof(Diagnostic))],
            FailedAt = "extract",
        };

        Assert.Equal(Printed.Of(document), Printed.Of(Back(SampleDocuments.Outcome(document)).Documents[0]));
    }

    [Fact]
    public void A_document_has_no_layer_that_is_not_kept()
    {
        string[] kept = ["Source", "Text", "Origin", "SourceText", "Blocks", "Tokens", "Annotations", "Diagnostics", "FailedAt"];

        Assert.Equal(
            kept.Order(StringComparer.Ordinal),
            typeof(Document).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Span", "Tag"], typeof(Token).GetProperties().Where(p => p.CanWrite).Select(p => p.Name));
    }

    [Fact]
    public void Documents_of_a_collection_share_their_source_text()
    {
        var source = new Source("a.txt", "00", "txt", null);
        var text = string.Concat(Enumerable.Repeat("文明创建工作周报。", 50));
        var outcome = SampleDocuments.Outcome([.. Enumerable.Range(1, 3).Select(i => Document.FromReading(source with { Document = i }, text) with { Text = $"第{i}份" })]);

        var back = Back(outcome);

        Assert.Same(back.Documents[0].SourceText, back.Documents[2].SourceText);
    }

    [Fact]
    public void Damaged_bytes_are_told_as_damaged()
    {
        var bytes = OutcomeCodec.Encode(SampleDocuments.Outcome(SampleDocuments.Weekly("a.txt", "甲", "2026-11-16/2026-11-22", "周报\n路口车辆乱停。")));
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var damaged = bytes.ToArray();
            if (i % 3 == 0) damaged = damaged[..random.Next(damaged.Length)];
            else damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                OutcomeCodec.Decode(damaged);
            }
            catch (InvalidDataException)
            {
                // As it should be; a change that hits a letter of the text can't be told.
            }
        }

        Assert.Throws<InvalidDataException>(() => OutcomeCodec.Decode([]));
        Assert.Throws<InvalidDataException>(() => OutcomeCodec.Decode([9, .. bytes.AsSpan(1)]));
    }
}
