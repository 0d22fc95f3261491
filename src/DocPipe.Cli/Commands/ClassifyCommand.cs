using System.CommandLine;
using System.Globalization;
using System.Text;
using DocPipe.Classify;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe classify: lines in; label, confidence and the line out.</summary>
internal static class ClassifyCommand
{
    /// <summary>So many lines are sorted at a time, on all cores.</summary>
    private const int Batch = 4096;

    internal static Command Create()
    {
        var file = new Argument<string?>("file") { HelpName = "文件", Description = "一行一句，UTF-8；不写或写 - 则读标准输入", Arity = ArgumentArity.ZeroOrOne };
        var model = new Option<string?>("--model") { HelpName = "模型", Description = "docpipe train 写出的模型；不写就用 models/problems.bin" };
        var command = new Command("classify", "给每一行分类，输出：类别（把握不够的写“待定”）、把握（0 到 1）、原文，以制表符分开；空行照样输出空行") { file, model };
        command.SetAction((result, cancellation) => Task.FromResult(Run(result.GetValue(file), result.GetValue(model), cancellation)));
        return command;
    }

    private static int Run(string? path, string? modelPath, CancellationToken cancellation)
    {
        var models = DataFolder.Default;
        var model = ClassifierFile.Read(modelPath ?? models.PathOf(ClassifierFile.Shipped));
        var reader = new ExampleReader(models, WordCutters.Plain(models));
        using var input = Open(path);
        using var lines = new StreamReader(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        var batch = new List<string>(Batch);
        var answers = new string[Batch];
        do
        {
            batch.Clear();
            while (batch.Count < Batch && lines.ReadLine() is { } line) batch.Add(line);
            Parallel.For(0, batch.Count, new ParallelOptions { CancellationToken = cancellation }, i => answers[i] = Answer(batch[i], model, reader));
            for (var i = 0; i < batch.Count; i++) output.Write(answers[i]);
        }
        while (batch.Count == Batch);
        return ExitCode.Clean;
    }

    private static string Answer(string line, IProblemClassifier model, ExampleReader reader)
    {
        if (string.IsNullOrWhiteSpace(line)) return "\n";
        var (text, words) = reader.Prepare(line);
        var (label, confidence) = model.Judge(text, words.AsSpan()).Told(model.NoProblem, model.Threshold);
        return string.Create(CultureInfo.InvariantCulture, $"{label}\t{confidence:0.000}\t{line}\n");
    }

    private static Stream Open(string? path)
    {
        try
        {
            return path is null or "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP4118", $"读不了 {path}：{(e is FileNotFoundException or DirectoryNotFoundException ? "没有这个文件" : e.Message)}", e);
        }
    }
}
