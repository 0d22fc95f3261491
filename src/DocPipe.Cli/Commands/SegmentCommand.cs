using System.CommandLine;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Cli.Commands;

/// <summary>
/// docpipe segment: lines in, the same lines out with a blank between words. By jieba's dictionary and what the user adds to it, and
/// nothing else, so that the words are those of any other jieba.
/// </summary>
internal static class SegmentCommand
{
    private const string StandardInput = "-";

    private static readonly string[] Modes = ["accurate", "full", "search"];

    internal static Command Create()
    {
        var files = new Argument<string[]>("files") { HelpName = "文件", Description = "UTF-8 文本；不写或写 - 则读标准输入", Arity = ArgumentArity.ZeroOrMore };
        var mode = new Option<string>("--mode") { HelpName = "模式", Description = "accurate 精确（默认）、full 全模式、search 搜索引擎模式", DefaultValueFactory = _ => Modes[0] };
        mode.AcceptOnlyFromAmong(Modes);
        var noHmm = new Option<bool>("--no-hmm") { Description = "不猜词典里没有的词" };
        var pos = new Option<bool>("--pos") { Description = "写出词性（词/词性），只用于精确模式" };
        var dictionaries = new Option<string[]>("--user-dict") { HelpName = "词典.txt", Description = "用户词典，每行：词 词频 词性（后两项可省）；可以写多次" };
        var command = new Command("segment", "分词：逐行读入，词与词之间以空格隔开写出") { files, mode, noHmm, pos, dictionaries };
        command.SetAction(parsed =>
        {
            var cut = Enum.Parse<CutMode>(parsed.GetValue(mode)!, ignoreCase: true);
            if (parsed.GetValue(pos) && cut != CutMode.Accurate) throw new DataFileException("DP9001", "“--pos”只能用于精确模式（--mode accurate）");
            return Run(parsed.GetValue(files) ?? [], parsed.GetValue(dictionaries) ?? [], cut, !parsed.GetValue(noHmm), parsed.GetValue(pos));
        });
        return command;
    }

    private static int Run(string[] files, string[] dictionaries, CutMode mode, bool hmm, bool pos)
    {
        foreach (var file in files)
            if (file != StandardInput && !File.Exists(file)) throw new DataFileException("DP9003", $"找不到文件：{file}");
        var segmenter = Segmenter.Open();
        foreach (var dictionary in dictionaries) segmenter = segmenter.WithDictionary(dictionary);
        using var output = Console.OpenStandardOutput();
        var words = new WordStream(segmenter, mode, hmm, pos, output);
        foreach (var file in files.Length == 0 ? [StandardInput] : files)
        {
            using var input = Open(file);
            words.Copy(input);
        }

        return ExitCode.Clean;
    }

    private static Stream Open(string file)
    {
        try
        {
            return file == StandardInput ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9003", $"文件读不了：{file}（{e.Message}）", e);
        }
    }
}
