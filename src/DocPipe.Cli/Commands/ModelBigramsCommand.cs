using System.CommandLine;
using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Cli.Commands;

/// <summary><c>docpipe model bigrams</c>: makes the character-bigram table from a word list with frequencies and a folder of texts.</summary>
internal static class ModelBigramsCommand
{
    internal static Command Create()
    {
        var words = new Option<FileInfo>("--words") { Description = "Word list: word, frequency and tag a line, apart by blanks.", Required = true };
        var corpus = new Option<DirectoryInfo[]>("--corpus") { Description = "Folder of UTF-8 texts, read with its subfolders; may be repeated." };
        var weight = new Option<double>("--corpus-weight") { Description = "What one occurrence in the corpus counts beside the list's frequencies.", DefaultValueFactory = _ => 40 };
        var least = new Option<double>("--least") { Description = "Pairs counted less are left out.", DefaultValueFactory = _ => 6 };
        var output = new Option<FileInfo>("--output") { Description = "The table to write.", Required = true };
        var command = new Command("bigrams", "Make the character-bigram table (models/text/bigrams.txt).") { words, corpus, weight, least, output };
        command.SetAction(parsed =>
        {
            var table = new BigramTable(DataFolder.Default);
            AddWords(table, parsed.GetRequiredValue(words));
            foreach (var folder in parsed.GetValue(corpus) ?? []) AddTexts(table, folder, parsed.GetValue(weight));
            File.WriteAllText(parsed.GetRequiredValue(output).FullName, table.Write(parsed.GetValue(least)));
            return 0;
        });
        return command;
    }

    private static void AddWords(BigramTable table, FileInfo list)
    {
        foreach (var line in File.ReadLines(list.FullName))
        {
            var parts = line.Split(' ');
            if (parts.Length >= 2 && double.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) table.Add(parts[0], count);
        }
    }

    private static void AddTexts(BigramTable table, DirectoryInfo folder, double weight)
    {
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.Extension is ".txt" or ".md" or ".jsonl" or ".tsv").OrderBy(f => f.FullName, StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file.FullName)) table.Add(line, weight);
    }
}
