using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>A document that has all that was asked for.</summary>
/// <param name="Snippet">One line of the restored text where most of the words stand near each other.</param>
/// <param name="Marks">The words in <paramref name="Snippet"/>, in order, apart from each other.</param>
public sealed record SearchHit(KeptDocument Document, string Snippet, ImmutableArray<Span> Marks);
