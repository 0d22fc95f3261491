using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>Reads entries of PDF dictionaries and arrays whatever stands there: an entry of another type counts as none.</summary>
internal static class PdfValues
{
    /// <summary>References that lead to references are not followed further than this.</summary>
    private const int MaxHops = 8;

    public static PdfItem? Get(this PdfDictionary? dictionary, string key) => Resolve(dictionary?.Elements.GetValueOrDefault(key));

    public static PdfItem? Get(this PdfArray? array, int index) => array is null || index < 0 || index >= array.Elements.Count ? null : Resolve(array.Elements[index]);

    public static PdfItem? Resolve(PdfItem? item)
    {
        for (var hops = 0; item is PdfReference reference && hops < MaxHops; hops++) item = reference.Value;
        return item is PdfReference ? null : item;
    }

    public static PdfDictionary? Dictionary(this PdfDictionary? dictionary, string key) => dictionary.Get(key) as PdfDictionary;

    public static PdfArray? Array(this PdfDictionary? dictionary, string key) => dictionary.Get(key) as PdfArray;

    public static double? Number(this PdfDictionary? dictionary, string key) => Number(dictionary.Get(key));

    public static double? Number(this PdfArray? array, int index) => Number(array.Get(index));

    public static int Integer(this PdfDictionary? dictionary, string key, int otherwise) =>
        dictionary.Number(key) is { } number && Math.Abs(number) < int.MaxValue ? (int)number : otherwise;

    public static string? Name(this PdfDictionary? dictionary, string key) => Name(dictionary.Get(key));

    public static string? Name(PdfItem? item) => (item as PdfName)?.Value;

    public static string? String(this PdfDictionary? dictionary, string key) => dictionary.Get(key) is PdfString text ? Encoding.Latin1.GetString(text.Bytes) : null;

    public static byte[] Bytes(this PdfDictionary? dictionary, string key) => dictionary.Get(key) is PdfString text ? text.Bytes : [];

    public static double? Number(PdfItem? item) => (item as PdfNumber)?.Value;

    /// <summary>The first numbers of an array that has at least so many; null for anything else.</summary>
    public static double[]? Numbers(PdfItem? item, int count)
    {
        if (item is not PdfArray array || array.Elements.Count < count) return null;
        var result = new double[count];
        for (var i = 0; i < count; i++)
            if (array.Number(i) is { } number) result[i] = number;
            else return null;
        return result;
    }
}
