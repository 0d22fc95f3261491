namespace DocPipe.Ingest.Pdf;

/// <summary>One sign of a shown string.</summary>
/// <param name="Text">Its characters; null where nothing says what it is.</param>
/// <param name="Width">Horizontal advance in thousandths of the font size.</param>
/// <param name="IsSpace">A single byte 32, to which word spacing is added.</param>
internal readonly record struct PdfSign(string? Text, double Width, bool IsSpace);

/// <summary>A font as far as text is concerned: what bytes mean and how far they go.</summary>
internal abstract class PdfFont
{
    /// <summary>Text runs from top to bottom.</summary>
    public virtual bool IsVertical => false;

    /// <summary>From glyph space to text space; a thousandth, but for fonts that are drawn in the file itself.</summary>
    public virtual double Scale => 0.001;

    /// <summary>Takes the next sign off the bytes, of which there is at least one.</summary>
    public abstract PdfSign Next(ReadOnlySpan<byte> bytes, out int length);

    /// <summary>How far a vertical sign goes down (thousandths, negative).</summary>
    public virtual double Advance => -1000;
}
