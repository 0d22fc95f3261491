using System.Collections.Immutable;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe;

/// <summary>Reads files from disk and sends them through the pipeline, several at a time, giving the outcomes in the order of the paths.</summary>
/// <param name="parallelism">Files worked on at once; 0 for one a core.</param>
public sealed class BatchRunner(FileReader reader, Pipeline pipeline, int parallelism = 0)
{
    /// <summary>The outcomes as they come, in order. A file that fails marks itself; the others go on.</summary>
    /// <exception cref="OperationCanceledException">Cancellation always passes.</exception>
    public IEnumerable<FileOutcome> Read(IReadOnlyList<string> files, CancellationToken cancellation, Action? afterEach = null) => files
        .AsParallel()
        .AsOrdered()
        .WithDegreeOfParallelism(parallelism > 0 ? parallelism : Math.Min(Environment.ProcessorCount, 64))
        .WithMergeOptions(ParallelMergeOptions.NotBuffered)
        .WithCancellation(cancellation)
        .Select(file =>
        {
            var outcome = ReadOne(file, cancellation);
            afterEach?.Invoke();
            return outcome;
        });

    public Batch ReadAll(IReadOnlyList<string> files, CancellationToken cancellation, Action? afterEach = null)
    {
        var documents = ImmutableArray.CreateBuilder<Document>();
        var unreadable = ImmutableArray.CreateBuilder<UnreadableFile>();
        foreach (var outcome in Read(files, cancellation, afterEach))
        {
            documents.AddRange(outcome.Documents);
            unreadable.AddRange(outcome.Unreadable);
        }

        return new Batch(documents.ToImmutable(), unreadable.ToImmutable(), files.Count);
    }

    /// <summary>One file whose bytes are at hand.</summary>
    /// <param name="file">As it is to be shown.</param>
    /// <exception cref="OperationCanceledException">Cancellation always passes.</exception>
    public FileOutcome Read(string file, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        ReadOne(file, path => reader.Read(path, content, cancellation), cancellation);

    /// <summary>One file from disk.</summary>
    /// <exception cref="OperationCanceledException">Cancellation always passes.</exception>
    public FileOutcome ReadOne(string file, CancellationToken cancellation) => ReadOne(file, path => reader.ReadFile(path, cancellation), cancellation);

    private FileOutcome ReadOne(string file, Func<string, ReadResult> read, CancellationToken cancellation)
    {
        var path = FileList.Shown(file);
        try
        {
            var reading = read(path);
            return new FileOutcome(path, [.. reading.Documents.SelectMany(d => pipeline.Run(d, cancellation))], reading.Unreadable);
        }
#pragma warning disable CA1031 // A reader that fails marks its file, and the batch goes on.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new FileOutcome(path, [], [new UnreadableFile(path, "DP1900", $"读取时程序出错（{e.GetType().Name}：{e.Message}），请把文件另存为 docx 或 txt 再试")]);
        }
    }
}
