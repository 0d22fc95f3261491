using DocPipe.Scriban.Parsing;

namespace DocPipe.Scriban.Syntax;

/// <summary>A template stopped from outside, by its cancellation token.</summary>
public sealed class ScriptAbortException(SourceSpan span, CancellationToken cancellationToken)
    : ScriptRuntimeException(span, "The operation was cancelled")
{
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
