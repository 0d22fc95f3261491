using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>
/// A pure, synchronous step from document to document. It keeps no state between calls and may be called from many threads at once.
/// </summary>
public interface IStage
{
    /// <summary>The value of <see cref="Annotation.By"/> in what this stage adds.</summary>
    string Name { get; }

    /// <summary>Raised whenever the same document would come out differently; results kept from an older version are made anew.</summary>
    int Version { get; }

    /// <summary>The layers it reads: <see cref="Block"/>, <see cref="Token"/> or kinds of <see cref="Annotation"/>.</summary>
    ImmutableArray<Type> Needs { get; }

    /// <summary>The layers it adds.</summary>
    ImmutableArray<Type> Gives { get; }

    Document Run(Document document, CancellationToken cancellation);
}
