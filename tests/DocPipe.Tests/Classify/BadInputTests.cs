using System.Text;
using DocPipe.Classify;
using DocPipe.Cli;
using DocPipe.Model;

namespace DocPipe.Tests.Classify;

public sealed class BadInputTests : IDisposable
{
    private static readonly string[] Known = ["traffic", "sanitation"];

    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-classify-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("traffic 车辆乱停")]
    [InlineData("traffic\t")]
    [InlineData("\t车辆乱停")]
    [InlineData("traffic\t车辆乱停\t又一栏")]
    public void A_broken_line_is_named_by_file_and_number(string line)
    {
        var path = Write($"traffic\t车辆乱停乱放\n\n{line}\n");

        var error = Assert.Throws<DataFileException>(() => Sample.Reader.Read([path]));

        Assert.Equal("DP4112", error.Code);
        Assert.Contains($"{path} 第3行", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_or_not_there_is_said_to_be_so()
    {
        var path = Path.Combine(folder, "gbk.tsv");
        File.WriteAllBytes(path, [0x61, 0x09, 0xB3, 0xB5, 0xC1, 0xBE, 0x0A]);

        Assert.Equal("DP4111", Assert.Throws<DataFileException>(() => Sample.Reader.Read([path])).Code);
        Assert.Equal("DP4111", Assert.Throws<DataFileException>(() => Sample.Reader.Read([Path.Combine(folder, "none.tsv")])).Code);
        Assert.Equal("DP4111", Assert.Throws<DataFileException>(() => Sample.Reader.Read([Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName])).Code);
    }

    [Theory]
    [InlineData("DP4113", "traffic")]
    [InlineData("DP4113", "traffic traffic none")]
    [InlineData("DP4114", "traffic traffic sanitation sanitation weather weather")]
    [InlineData("DP4115", "traffic traffic weather weather", "traffic weather sanitation")]
    [InlineData("DP4116", "traffic traffic sanitation")]
    [InlineData("DP4116", "traffic traffic sanitation sanitation none")]
    public void Training_that_could_teach_nothing_is_refused(string code, string labels, string known = "traffic sanitation")
    {
        var examples = labels.Split(' ').Select((label, i) => Sample.Of(label, $"第{i}句")).ToArray();

        Assert.Equal(code, Assert.Throws<DataFileException>(() => TrainingData.Check(examples, known.Split(' '))).Code);
    }

    [Fact]
    public void Labels_of_ones_own_are_right_where_no_categories_are_given()
    {
        TrainingData.Check([.. "城建 城建 环保 环保".Split(' ').Select(l => Sample.Of(l, "来信"))], categories: null);
        TrainingData.Check([.. "traffic traffic sanitation sanitation none none".Split(' ').Select(l => Sample.Of(l, "来信"))], Known);
    }

    [Theory]
    [InlineData("traffic sanitation none", true)]
    [InlineData("traffic sanitation weather", true)] // a slip, to be refused
    [InlineData("城建 环保 交通", false)]
    [InlineData("traffic 城建 none", false)] // as many as not: by labels of its own
    public void Data_is_held_to_the_categories_where_most_of_its_labels_are_theirs(string labels, bool expected) =>
        Assert.Equal(expected, TrainingData.MeansCategories([.. labels.Split(' ').Select(l => Sample.Of(l, "来信"))], Known));

    [Fact]
    public async Task Letters_with_labels_of_their_own_are_trained_without_further_ado()
    {
        var subjects = new Dictionary<string, string[]>
        {
            ["城乡建设"] = ["小区围墙倒了没人修", "老房子要拆迁，补偿没谈好", "自来水管爆裂三天", "违章搭建挡住窗户"],
            ["交通运输"] = ["公交车一小时才来一趟", "出租车拒载还绕路", "高速路口天天堵车", "快递车占道卸货"],
            ["none"] = ["祝各位新年快乐", "感谢热心的工作人员", "来信收到，谢谢", "随信附上照片"],
        };
        var data = Write(string.Concat(subjects.SelectMany(s => s.Value.Select(text => $"{s.Key}\t{text}\n"))));
        var output = Path.Combine(folder, "m.bin");

        Assert.Equal(ExitCode.Clean, await CommandLine.RunAsync(["train", data, "--out", output]));
        Assert.Equal(["none", "交通运输", "城乡建设"], ClassifierFile.Read(output).Labels.ToArray());
    }

    [Theory]
    [InlineData("DP4101", "not a model")]
    [InlineData("DP4101", "")]
    [InlineData("DP4102", "DPLM\u0063")]
    [InlineData("DP4103", "DPLM\u0001rest")]
    public void A_file_that_is_no_model_or_of_another_version_is_said_to_be_so(string code, string content) =>
        Assert.Equal(code, Assert.Throws<DataFileException>(() => ClassifierFile.Read(Write(content))).Code);

    [Fact]
    public void A_model_cut_short_or_spoilt_is_said_to_be_damaged()
    {
        var whole = File.ReadAllBytes(DataFolder.Default.PathOf(ClassifierFile.Shipped));
        var path = Path.Combine(folder, "m.bin");
        foreach (var length in new[] { 6, 20, 1000, whole.Length / 2, whole.Length - 20 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal("DP4103", Assert.Throws<DataFileException>(() => ClassifierFile.Read(path)).Code);
        }

        Assert.Equal("DP4101", Assert.Throws<DataFileException>(() => ClassifierFile.Read(Path.Combine(folder, "none.bin"))).Code);
    }

    [Fact]
    public async Task On_the_command_line_each_is_misuse()
    {
        var single = Write("a\t一\nb\t二\nb\t三\n");
        var output = Path.Combine(folder, "m.bin");

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["train", single, "--out", output]));
        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["train", single]));
        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["classify", single, "--model", single]));
        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["classify", Path.Combine(folder, "none.txt")]));
        Assert.False(File.Exists(output));
    }

    private string Write(string content)
    {
        var path = Path.Combine(folder, "data.tsv");
        File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
