namespace DocPipe.Ingest.Pdf;

/// <summary>A value of a PDF file (ISO 32000-1, 7.3). The null object is C#'s null.</summary>
internal abstract class PdfItem;

internal sealed class PdfNumber(double value) : PdfItem
{
    public double Value => value;
}

internal sealed class PdfBoolean(bool value) : PdfItem
{
    public bool Value => value;
}

/// <param name="value">Without the slash.</param>
internal sealed class PdfName(string value) : PdfItem
{
    public string Value => value;
}

internal sealed class PdfString(byte[] bytes) : PdfItem
{
    public byte[] Bytes => bytes;
}

/// <summary>Stands for an object elsewhere in the file, which is parsed when it is first asked for.</summary>
internal sealed class PdfReference(PdfFile file, int number) : PdfItem
{
    public PdfItem? Value => file.Object(number);

    public int Number => number;
}

internal sealed class PdfArray(List<PdfItem?> elements) : PdfItem
{
    public List<PdfItem?> Elements => elements;
}

internal sealed class PdfDictionary(Dictionary<string, PdfItem?> elements) : PdfItem
{
    /// <summary>Keys without the slash.</summary>
    public Dictionary<string, PdfItem?> Elements => elements;

    /// <summary>The bytes of a stream, decrypted but still packed; null for a dictionary alone.</summary>
    public ReadOnlyMemory<byte>? Stream { get; set; }
}
