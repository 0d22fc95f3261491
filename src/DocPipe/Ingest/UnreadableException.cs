namespace DocPipe.Ingest;

/// <summary>Ends the reading of one file; <see cref="FileReader"/> turns it into an entry of the result, so it never leaves the room.</summary>
internal sealed class UnreadableException(ReadFailure failure, Exception? inner = null) : Exception(failure.Reason, inner)
{
    public ReadFailure Failure => failure;
}
