using System.CommandLine;
using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe model bigrams: makes the tables of the character model from a word list with frequencies and a folder of texts.</summary>
internal static class ModelBigramsCommand
{
    internal static Command Create()
    {
        var words = new Option<string?>("--words") { HelpName = "词典", Description = "每行为词、词频、词性，以空格分隔；不指定则用 models/jieba/dict.txt" };
        var corpus = new Option<string[]>("--corpus") { HelpName = "文件夹", Description = "UTF-8 文本，连同下级文件夹一并读取；可以多次指定" };
        var weight = new Option<double>("--corpus-weight") { HelpName = "倍数", Description = "语料中出现一次，相当于词频多少次", DefaultValueFactory = _ => 250 };
        var least = new Option<double>("--least") { HelpName = "次数", Description = "少于此数的字组不收入", DefaultValueFactory = _ => 3 };
        var output = new Option<string>("--output") { HelpName = "文件夹", Description = "写入 bigrams.txt 和 trigrams.txt 的文件夹", Required = true };
        var command = new Command("bigrams", "由词典和语料生成字频表（models/text）") { words, corpus, weight, least, output };
        command.SetAction(parsed =>
        {
            var table = new CharacterTable(DataFolder.Default);
            AddWords(table, parsed.GetValue(words) ?? DataFolder.Default.PathOf("jieba/dict.txt"));
            foreach (var texts in parsed.GetValue(corpus) ?? []) AddTexts(table, texts, parsed.GetValue(weight));
            var folder = parsed.GetRequiredValue(output);
            File.WriteAllText(Path.Combine(folder, "bigrams.txt"), table.Bigrams(parsed.GetValue(least)));
            File.WriteAllText(Path.Combine(folder, "trigrams.txt"), table.Trigrams(parsed.GetValue(least)));
            return ExitCode.Clean;
        });
        return command;
    }

    private static void AddWords(CharacterTable table, string list)
    {
        foreach (var line in File.ReadLines(list))
        {
            var parts = line.Split(' ');
            if (parts.Length >= 2 && double.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) table.AddWord(parts[0], count);
        }
    }

    private static void AddTexts(CharacterTable table, string folder, double weight)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".txt" or ".md" or ".tsv").Order(StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file)) table.AddLine(line, weight);
    }
}
