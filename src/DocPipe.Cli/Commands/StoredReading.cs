using System.Collections.Immutable;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>Reading through a store.</summary>
internal static class StoredReading
{
    /// <summary>Who submits what is read from the command line.</summary>
    private const string Submitter = "命令行";

    /// <summary>The store, in which what people corrected is judged anew.</summary>
    public static Store Open(string address, Roster roster, TimeProvider time) =>
        Store.Open(address, time, review: () => StandardPipeline.Review(DataFolder.Default, TemplateFolder.Default, roster));

    /// <param name="kept">Called with the path of each file that is new, once a kill can't undo it.</param>
    public static KeptBatch Read(
        Store store, Roster roster, ReadLimits limits, IReadOnlyList<string> files, CancellationToken cancellation, Action? step = null, Action<string>? kept = null) =>
        new BatchReader(
            store, () => StandardPipeline.Runner(roster, limits), PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, roster, limits))
            .ReadFiles(files, Submitter, cancellation, step, kept);

    /// <summary>Every document, with corrections.</summary>
    public static Batch Read(string address, Roster roster, ReadLimits limits, IReadOnlyList<string> files, CancellationToken cancellation, Action? step = null)
    {
        using var store = Open(address, roster, TimeProvider.System);
        return Read(store, roster, limits, files, cancellation, step).Read(cancellation);
    }

    /// <summary>What came of each file, with corrections.</summary>
    public static ImmutableArray<FileOutcome> Outcomes(
        string address, Roster roster, ReadLimits limits, IReadOnlyList<string> files, CancellationToken cancellation, Action? step = null)
    {
        using var store = Open(address, roster, TimeProvider.System);
        return Read(store, roster, limits, files, cancellation, step).Outcomes(cancellation);
    }
}
