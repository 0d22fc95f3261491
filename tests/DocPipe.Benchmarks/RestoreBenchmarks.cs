using BenchmarkDotNet.Attributes;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Restore;

namespace DocPipe.Benchmarks;

/// <summary>
/// Megabytes a second and core: divide <see cref="Megabytes"/> by the mean. Sound text is to pass at 100, damaged text at 5; a text of one
/// line, or of one character, must cost no more than others of its length.
/// </summary>
[MemoryDiagnoser]
public class RestoreBenchmarks
{
    private const int Megabytes = 4;

    private const string Sound =
        "各社区要对照测评标准逐项排查，建立问题台账，明确责任人和整改时限。\n二、主要任务\n（一）整治背街小巷。清理楼道杂物，规范车辆停放，修补破损路面。\n";

    private const string Damaged =
        "為推進(jìn)創(chuàng)建工作，各單位要對(duì)照標(biāo)準(zhǔn)逐項(xiàng)排查，建立臺(tái)賬，明確責(zé)任人和整改時(shí)限，鞏固創(chuàng)建成果。\n。ㄒ唬┩晟乒芾碇贫取C恐馨才艑Ｈ搜膊椤\n更多精彩範(fàn)文請(qǐng)關(guān)注公眾號(hào)。\n";

    private readonly RestoreStage stage = new();
    private readonly FileReader reader = new();
    private string sound = "", damaged = "", oneLine = "", oneCharacter = "";
    private byte[] gbk = [];

    [GlobalSetup]
    public void Prepare()
    {
        sound = Fill(Sound);
        // A damaged stretch in some three kilobytes, as pages that went through a converter have.
        damaged = Fill(Damaged + string.Concat(Enumerable.Repeat(Damaged.Split('\n')[0] + "\n", 12)));
        oneLine = sound.Replace("\n", "", StringComparison.Ordinal);
        oneCharacter = new string('一', sound.Length);
        gbk = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(sound);
    }

    [Benchmark(Baseline = true)]
    public int SoundText() => Run(sound);

    [Benchmark]
    public int DamagedText() => Run(damaged);

    [Benchmark]
    public int WithoutLineBreaks() => Run(oneLine);

    [Benchmark]
    public int OneCharacterThroughout() => Run(oneCharacter);

    [Benchmark]
    public int ReadGbk() => reader.Read("周报.txt", gbk, CancellationToken.None).Documents.Length;

    private int Run(string text) =>
        stage.Run(Document.FromReading(new Source("周报.txt", "", "txt", "utf-8"), text), CancellationToken.None).Text.Length;

    private static string Fill(string unit) =>
        string.Concat(Enumerable.Repeat(unit, (Megabytes * 1_000_000 / System.Text.Encoding.UTF8.GetByteCount(unit)) + 1));
}
