namespace DocPipe.Model;

/// <summary>A table, template or roster that the program can't start with: misconfiguration, thrown before any document is read.</summary>
/// <param name="code">The DP code shown to the user.</param>
/// <param name="message">Plain Chinese: file, line, reason.</param>
public sealed class DataFileException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code => code;
}
