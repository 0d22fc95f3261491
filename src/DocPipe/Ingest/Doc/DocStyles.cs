using System.Text;

namespace DocPipe.Ingest.Doc;

/// <summary>The style sheet ([MS-DOC] 2.9.271): names, what they inherit, and the paragraph properties that text depends on.</summary>
internal sealed class DocStyles
{
    private const int NoBase = 0xFFF, MaxChain = 20, Title = 62;

    private sealed record Style(int BuiltIn, int Kind, int Base, string Name, byte[] Paragraph);

    private readonly Style?[] styles;

    public DocStyles(ReadOnlySpan<byte> sheet)
    {
        var header = Little.UInt16(sheet, 0);
        var count = Math.Min(Little.UInt16(sheet, 2), 4096);
        var fixedPart = Little.UInt16(sheet, 4);
        styles = new Style?[count];
        long at = 2 + header;
        for (var i = 0; i < count && at + 2 <= sheet.Length; i++)
        {
            var size = Little.UInt16(sheet, at);
            if (size > 0) styles[i] = Read(Little.Slice(sheet, at + 2, size), fixedPart);
            at += 2 + size + (size & 1);
        }
    }

    /// <summary>The style's own name; null for the default style or none.</summary>
    public string? NameOf(int style) => At(style) is { BuiltIn: not 0 } found && found.Name.Length > 0 ? found.Name : null;

    public bool IsTitle(int style) => At(style)?.BuiltIn == Title;

    /// <summary>Depth of a built-in heading style or of one based on it; 0 for others.</summary>
    public int HeadingLevel(int style)
    {
        for (var i = 0; i < MaxChain && At(style) is { } found; i++)
        {
            if (found.BuiltIn is >= 1 and <= 9) return found.BuiltIn;
            style = found.Base;
        }

        return 0;
    }

    /// <summary>The paragraph properties of a style with those it inherits first, so that the nearest is read last.</summary>
    public IEnumerable<byte[]> PropertiesOf(int style)
    {
        var chain = new List<byte[]>();
        for (var i = 0; i < MaxChain && At(style) is { } found; i++)
        {
            chain.Add(found.Paragraph);
            style = found.Base;
        }

        chain.Reverse();
        return chain;
    }

    private Style? At(int index) => index >= 0 && index < styles.Length ? styles[index] : null;

    private static Style Read(ReadOnlySpan<byte> entry, int fixedPart)
    {
        var builtIn = Little.UInt16(entry, 0) & 0xFFF;
        var kindAndBase = Little.UInt16(entry, 2);
        var parent = kindAndBase >> 4;
        var nameLength = Little.UInt16(entry, fixedPart);
        var name = Encoding.Unicode.GetString(Little.Slice(entry, fixedPart + 2, 2L * nameLength));
        var cut = name.IndexOf(',', StringComparison.Ordinal);
        if (cut >= 0) name = name[..cut];
        long at = fixedPart + 2 + 2 * (nameLength + 1);
        at += at & 1;
        var kind = kindAndBase & 0xF;
        // A paragraph style's first formatting is its own index and the list of paragraph properties.
        var paragraph = kind == 1 ? Little.Slice(entry, at + 4, Little.UInt16(entry, at) - 2).ToArray() : [];
        return new Style(builtIn, kind, parent == NoBase ? -1 : parent, name, paragraph);
    }
}
