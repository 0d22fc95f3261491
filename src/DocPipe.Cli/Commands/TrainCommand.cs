using System.CommandLine;
using System.Globalization;
using DocPipe.Classify;
using DocPipe.Cli.Terminal;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe train: learns to sort texts from examples, and says by cross-validation how well.</summary>
internal static class TrainCommand
{
    internal static Command Create()
    {
        var data = new Argument<string[]>("data")
        {
            HelpName = "例句.tsv", Description = "每行“类别、制表符、文字”，UTF-8；文件夹指其中所有 .tsv", Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { HelpName = "模型", Description = "写到哪里；旁边另写一份说明（扩展名 .md）", Required = true };
        var test = new Option<string?>("--test") { HelpName = "文件.tsv", Description = "训练后再用这些没有用来训练的例句检验" };
        var categories = new Option<string?>("--categories")
        {
            HelpName = "categories.yaml", Description = "类别必须与这份问题分类一致；不写，例句的类别多半在 models/categories.yaml 里时就按它核对，否则按例句自己的类别训练",
        };
        var command = new Command("train", "用分好类的例句训练分类模型，并做五折交叉验证") { data, output, test, categories };
        command.SetAction((result, cancellation) => Task.FromResult(Run(
            result.GetValue(data)!, result.GetValue(output)!, result.GetValue(test), result.GetValue(categories), cancellation)));
        return command;
    }

    private static int Run(string[] data, string output, string? test, string? categories, CancellationToken cancellation)
    {
        var models = DataFolder.Default;
        var reader = new ExampleReader(models, WordCutters.Plain(models));
        var examples = reader.Read(data);
        var known = categories is not null ? Category.Read(categories) : OwnCategories(examples, models);
        TrainingData.Check(examples, known?.Select(c => c.Id).ToArray());
        if (known is null) SayWhichLabels(examples);
        var held = test is null ? default : reader.Read([test]);
        var (model, report) = ClassifierTraining.Train(examples, known?.Select(c => c.Id) ?? [], models, cancellation);
        Write(output, model);
        Console.Out.Write(ModelCard.Scores(report, "五折交叉验证"));
        TrainingReport? unseen = null;
        if (test is not null)
        {
            unseen = ClassifierTraining.Test(ClassifierFile.Read(output), held);
            Console.Out.Write("\n" + ModelCard.Scores(unseen, $"检验 {test}"));
        }

        var call = $"docpipe train {string.Join(' ', data)} --out {output}{(test is null ? "" : $" --test {test}")}{(categories is null ? "" : $" --categories {categories}")}";
        var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Write(Path.ChangeExtension(output, ".md"), System.Text.Encoding.UTF8.GetBytes(ModelCard.Of(Path.GetFileName(output), model.Length, examples, report, unseen, call, day)));
        return ExitCode.Clean;
    }

    /// <summary>
    /// The categories that the labels must agree with; null where the data plainly sorts by something else. Only data with "none" makes the
    /// pipeline's own model and owes every category.
    /// </summary>
    private static Category[]? OwnCategories(IReadOnlyCollection<Example> examples, DataFolder models)
    {
        var categories = Category.ReadAll(models);
        if (!TrainingData.MeansCategories(examples, [.. categories.Select(c => c.Id)])) return null;
        var given = examples.Select(e => e.Label).ToHashSet(StringComparer.Ordinal);
        return [.. categories.Where(c => given.Contains(TrainingData.NoProblem) || given.Contains(c.Id))];
    }

    private static void SayWhichLabels(IReadOnlyCollection<Example> examples)
    {
        var labels = examples.Select(e => e.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Messages.Info($"例句的类别（{string.Join('、', labels.Take(10))}{(labels.Length > 10 ? "……" : "")}）不是问题分类里的，按例句自己的{labels.Length}类训练；要按某份分类核对，请写 --categories");
    }

    private static void Write(string path, byte[] bytes)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            File.WriteAllBytes(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataFileException("DP4117", $"写不了 {path}：{(e is DirectoryNotFoundException or FileNotFoundException ? "没有这个文件夹，也建不了" : e.Message)}", e);
        }
    }
}
