using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe;

/// <summary>
/// The stages in order. A file's reading is restored whole, cut into its documents, and each document goes through the rest.
/// Immutable; may be used from many threads at once.
/// </summary>
public sealed class Pipeline
{
    private readonly ImmutableArray<IStage> whole;
    private readonly Func<Document, ImmutableArray<Document>> split;
    private readonly ImmutableArray<IStage> each;

    /// <param name="whole">Stages over the whole reading of a file.</param>
    /// <param name="split">Cuts a collection into its documents; gives one document back as it is.</param>
    /// <param name="each">Stages over each document.</param>
    /// <exception cref="ArgumentException">A stage needs a layer that no stage before it gives.</exception>
    public Pipeline(ImmutableArray<IStage> whole, Func<Document, ImmutableArray<Document>> split, ImmutableArray<IStage> each)
    {
        (this.whole, this.split, this.each) = (whole, split, each);
        var given = new HashSet<Type>();
        foreach (var stage in whole.Concat(each))
        {
            foreach (var need in stage.Needs.Where(n => !given.Contains(n)))
                throw new ArgumentException($"stage '{stage.Name}' needs {need.Name}, which no stage before it gives");
            given.UnionWith(stage.Gives);
        }
    }

    /// <summary>Name and version of every stage in order: results made by another list are not of this pipeline.</summary>
    public string Fingerprint => string.Join(' ', whole.Concat(each).Select(s => $"{s.Name}/{s.Version}"));

    /// <summary>All documents of one file, in order. What goes wrong inside a stage marks that document, never the others.</summary>
    /// <exception cref="OperationCanceledException">Cancellation always passes.</exception>
    public ImmutableArray<Document> Run(Document reading, CancellationToken cancellation)
    {
        var restored = Run(whole, reading, cancellation);
        if (restored.FailedAt is not null) return [restored];
        var documents = split(restored);
        return documents.IsDefaultOrEmpty ? [Run(each, restored, cancellation)] : [.. documents.Select(d => Run(each, d, cancellation))];
    }

    private static Document Run(ImmutableArray<IStage> stages, Document document, CancellationToken cancellation)
    {
        foreach (var stage in stages)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                document = stage.Run(document, cancellation);
            }
#pragma warning disable CA1031 // One catch around every stage: a document that can't go on must not stop the batch.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                return document.With(Failure(stage, e)) with { FailedAt = stage.Name };
            }
        }

        return document;
    }

    private static Diagnostic Failure(IStage stage, Exception e) =>
        new(Severity.Error, "DP2901", $"处理到“{stage.Name}”一步时出错，之后的步骤没有做（{e.GetType().Name}：{e.Message}）");
}
