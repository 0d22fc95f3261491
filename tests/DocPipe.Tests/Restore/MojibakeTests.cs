using DocPipe.Model;
using DocPipe.Restore;
using Xunit.Abstractions;

namespace DocPipe.Tests.Restore;

public class MojibakeTests(ITestOutputHelper output)
{
    private static readonly ScriptConverter converter = new(DataFolder.Default);

    private static readonly string[] sentences =
        File.ReadAllLines(Path.Combine(SharedData.Root, "tests", "DocPipe.Tests", "Restore", "sentences.txt"));

    [Theory]
    [InlineData("。ㄒ唬┩晟乒芾碇贫", "（一）完善管理制")]
    [InlineData("附件：åˆ›å»ºæ–‡æ˜ŽåŸŽå¸‚è´£ä»»æ¸…å•", "附件：创建文明城市责任清单")]
    [InlineData("附件：¼ÓÇ¿Ñ²²é£¬ÂäÊµÔðÈÎ", "附件：加强巡查，落实责任")]
    [InlineData("鍒涘缓鏂囨槑鍩庡競", "创建文明城市")]
    [InlineData("沿河清出养殖场??h内河道水质好转", "沿河清出养殖场。县内河道水质好转")]
    public void Damage_of_each_kind_is_undone(string damaged, string meant) =>
        Assert.StartsWith(meant, Restored.Text("各社区：\n" + damaged)[5..], StringComparison.Ordinal);

    /// <summary>Sites that read traditional text out of step then stuck readings to the letters which had been second bytes.</summary>
    [Theory]
    [InlineData("為我校的發(fā)展提供了保證?,F(xiàn)將有關(guān)情況匯報如下", "為我校的發展提供了保證。現將有關情況匯報如下")]
    [InlineData("決定創(chuàng)建文明學(xué)!薄,F(xiàn)將工作匯報如下", "決定創建文明學校”。現將工作匯報如下")]
    [InlineData("我們學(xué),F(xiàn)有教師四十人", "我們學校現有教師四十人")]
    public void A_reading_behind_a_letter_proves_the_character_whose_byte_it_was(string damaged, string meant)
    {
        const string around = "創(chuàng)建工作要有實(shí)效,各學(xué)校要抓落實(shí),把創(chuàng)建做好。\n";
        var restored = Restored.Text(around + damaged + "。\n" + around);
        Assert.Equal(converter.Convert(meant), converter.Convert(restored.Split('\n')[1].Trim('。')));
    }

    [Fact]
    public void A_repair_is_told_with_its_place_and_what_it_must_have_been()
    {
        var text = DamageChannel.AfterIndent("（一）完善管理制度，明确责任人。", 0, 9);
        var noise = Assert.Single(Restored.Of(text).All<NoiseAnnotation>());
        Assert.Equal(NoiseKind.Mojibake, noise.Kind);
        Assert.StartsWith("（一）完善管理制", noise.Repaired, StringComparison.Ordinal);
        Assert.Equal(0, noise.SourceSpan.Start);
    }

    /// <summary>Two hundred damaged sentences: each of forty in five kinds of damage, at changing places and lengths.</summary>
    [Fact]
    public void At_least_95_of_100_characters_of_damaged_sentences_come_back()
    {
        Func<string, int, int, string>[] channels =
            [DamageChannel.AfterIndent, DamageChannel.AfterIndent, DamageChannel.AfterLostLead, DamageChannel.Utf8AsGbk, DamageChannel.Utf8AsWestern];
        var random = new Random(20261121);
        int all = 0, kept = 0, stretch = 0, back = 0, count = 0;
        foreach (var sentence in sentences)
            for (var kind = 0; kind < channels.Length; kind++)
            {
                var start = kind == 0 ? 0 : sentence.IndexOf('，', StringComparison.Ordinal) + 1;
                var length = Math.Min(random.Next(6, 25), sentence.Length - start);
                var damaged = channels[kind](sentence, start, length);
                var restored = Restored.Text(damaged);
                var same = Common(sentence, restored);
                all += sentence.Length;
                kept += same;
                stretch += length;
                back += Math.Max(0, length - (sentence.Length - same));
                count++;
                if (same < sentence.Length - 1) output.WriteLine($"{kind} {sentence}\n  {damaged}\n  {restored}");
            }

        output.WriteLine($"{count} sentences: {kept / (double)all:P2} of their characters right, {back / (double)stretch:P2} inside the damage");
        Assert.Equal(200, count);
        Assert.True(kept >= 0.95 * all, $"{kept} of {all}");
        Assert.True(back >= 0.9 * stretch, $"{back} of {stretch} inside the damage");
    }

    [Fact]
    public void No_clean_sentence_is_altered()
    {
        var clean = sentences.Concat(CorpusSentences()).ToList();
        Assert.All(clean, s => Assert.Equal(converter.Convert(s), converter.Convert(Restored.Text(s))));
        output.WriteLine($"{clean.Count} sentences");
    }

    [Theory]
    [InlineData("为什么要创建?怎么创建?谁来负责?")]
    [InlineData("喆璟小区、堃泰花园、翀宇大厦等小区由昕怡物业管理。")]
    [InlineData("アパート、カラオケ等招牌用字应当规范。")]
    [InlineData("┌──┬──┐\n│任务│时限│\n└──┴──┘")]
    [InlineData("组长：？？？（待定）")]
    [InlineData("采用α、β两种方案对比，误差±5%，气温25℃。")]
    [InlineData("Café与Zürich品牌店铺门前整洁。")]
    [InlineData("“七进”活动、①②③项任务、㎡、№3、Ⅱ类水体。")]
    public void Odd_but_sound_text_is_left_alone(string text)
    {
        var document = Restored.Of(text);
        Assert.Equal(text, document.Text);
        Assert.Empty(document.All<NoiseAnnotation>());
    }

    [Theory]
    [InlineData("??确保组织到位。\n成立了工作专班。", 0, 2)]
    [InlineData("加强社区\uFFFD\uFFFD巡查工作。", 4, 6)]
    [InlineData("锟斤拷锟斤拷活动方案已经印发。", 0, 6)]
    public void A_loss_that_nothing_can_bring_back_is_marked(string text, int start, int end)
    {
        var document = Restored.Of(text);
        var noise = Assert.Single(document.All<NoiseAnnotation>());
        Assert.Equal((NoiseKind.Mojibake, new Span(start, end), null), (noise.Kind, noise.SourceSpan, noise.Repaired));
        Assert.Equal(text, document.Text);
    }

    private static IEnumerable<string> CorpusSentences() =>
        Directory.EnumerateFiles(SharedData.Corpus("problems"), "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).SelectMany(line => line.Split('\t')).Where(s => s.Length > 4);

    /// <summary>Length of the longest common subsequence.</summary>
    private static int Common(string left, string right)
    {
        var row = new int[right.Length + 1];
        foreach (var c in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = c == right[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
