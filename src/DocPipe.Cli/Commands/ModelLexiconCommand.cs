using System.CommandLine;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe model lexicon: makes models/jieba/jieba.bin from the text tables beside it.</summary>
internal static class ModelLexiconCommand
{
    internal static Command Create()
    {
        var models = new Option<string?>("--models") { HelpName = "文件夹", Description = "models 文件夹；不写则用程序旁边的" };
        var output = new Option<string?>("--output") { HelpName = "文件", Description = "写到哪里；不写则写回 models/jieba/jieba.bin" };
        var command = new Command("lexicon", "由 models/jieba 里的词典和概率表生成分词词典") { models, output };
        command.SetAction(parsed =>
        {
            Lexicon.Compile(parsed.GetValue(models) is { } root ? new DataFolder(root) : DataFolder.Default, parsed.GetValue(output));
            return ExitCode.Clean;
        });
        return command;
    }
}
