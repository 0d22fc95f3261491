using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>
/// Gives a text back as its author wrote it: repairs damaged characters, drops what sites and converters put in, joins hard-wrapped lines
/// and turns traditional script into simplified. What was dropped or repaired is told by a <see cref="NoiseAnnotation"/>.
/// </summary>
/// <remarks>Passes are repeated until none finds anything more, so restoring a restored document changes nothing.</remarks>
public sealed class RestoreStage(DataFolder data) : IStage
{
    /// <summary>One pass may lay bare what another looks for; more rounds than this were never needed and bound the time.</summary>
    private const int MaxRounds = 4;

    private readonly Lazy<Passes> passes = new(() => new Passes(data));

    public RestoreStage() : this(DataFolder.Default)
    {
    }

    public string Name => "restore";

    public int Version => 2;

    public ImmutableArray<Type> Needs => [];

    public ImmutableArray<Type> Gives => [typeof(NoiseAnnotation)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        var work = new Restoration(document);
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = work.Text;
            passes.Value.Run(work, cancellation);
            if (ReferenceEquals(before, work.Text)) break;
        }

        return work.Finish(Name);
    }
}
