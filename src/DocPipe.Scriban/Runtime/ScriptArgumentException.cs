namespace DocPipe.Scriban.Runtime;

/// <summary>An argument a function can't work with, by its position; the error is shown at that argument.</summary>
internal sealed class ScriptArgumentException(int index, string message) : Exception(message)
{
    public int Index { get; } = index;
}
