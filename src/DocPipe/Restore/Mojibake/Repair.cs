using DocPipe.Model;

namespace DocPipe.Restore.Mojibake;

/// <summary>What a damaged stretch must have been.</summary>
/// <param name="Span">In the damaged text.</param>
/// <param name="Exact">Characters of which both bytes were there: proof, where the others are guesses.</param>
internal readonly record struct Repair(Span Span, string Text, int Exact);
