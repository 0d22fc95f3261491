using System.CommandLine;
using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Cli.Commands;

/// <summary><c>docpipe model characters</c>: makes the tables of the character model from a word list with frequencies and a folder of texts.</summary>
internal static class ModelCharactersCommand
{
    internal static Command Create()
    {
        var words = new Option<FileInfo>("--words") { Description = "Word list: word, frequency and tag a line, apart by blanks.", Required = true };
        var corpus = new Option<DirectoryInfo[]>("--corpus") { Description = "Folder of UTF-8 texts, read with its subfolders; may be repeated." };
        var weight = new Option<double>("--corpus-weight") { Description = "What one occurrence in the corpus counts beside the list's frequencies.", DefaultValueFactory = _ => 250 };
        var least = new Option<double>("--least") { Description = "Pairs counted less are left out.", DefaultValueFactory = _ => 3 };
        var leastTriple = new Option<double>("--least-triple") { Description = "Triples counted less are left out.", DefaultValueFactory = _ => 3 };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder to write bigrams.txt and trigrams.txt to.", Required = true };
        var command = new Command("characters", "Make the character model (models/text).") { words, corpus, weight, least, leastTriple, output };
        command.SetAction(parsed =>
        {
            var table = new CharacterTable(DataFolder.Default);
            AddWords(table, parsed.GetRequiredValue(words));
            foreach (var texts in parsed.GetValue(corpus) ?? []) AddTexts(table, texts, parsed.GetValue(weight));
            var folder = parsed.GetRequiredValue(output).FullName;
            File.WriteAllText(Path.Combine(folder, "bigrams.txt"), table.Bigrams(parsed.GetValue(least)));
            File.WriteAllText(Path.Combine(folder, "trigrams.txt"), table.Trigrams(parsed.GetValue(leastTriple)));
            return 0;
        });
        return command;
    }

    private static void AddWords(CharacterTable table, FileInfo list)
    {
        foreach (var line in File.ReadLines(list.FullName))
        {
            var parts = line.Split(' ');
            if (parts.Length >= 2 && double.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) table.AddWord(parts[0], count);
        }
    }

    private static void AddTexts(CharacterTable table, DirectoryInfo folder, double weight)
    {
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.Extension is ".txt" or ".md" or ".jsonl" or ".tsv").OrderBy(f => f.FullName, StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file.FullName)) table.AddLine(line, weight);
    }
}
