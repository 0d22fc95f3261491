namespace DocPipe.Segment;

public enum CutMode
{
    /// <summary>The likeliest words; they tile the text.</summary>
    Accurate,

    /// <summary>Every word that can be read; they overlap.</summary>
    Full,

    /// <summary>Accurate, and before each long word the words inside it.</summary>
    Search,
}
