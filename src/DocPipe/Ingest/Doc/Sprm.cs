namespace DocPipe.Ingest.Doc;

/// <summary>The property changes that matter for text, and the walk over a list of them ([MS-DOC] 2.2.5, 2.6).</summary>
internal static class Sprm
{
    public const int Style = 0x4600, ListLevel = 0x260A, List = 0x460B, Outline = 0x2640, HugeProperties = 0x6646;
    public const int InTable = 0x2416, RowEnd = 0x2417, TableDepth = 0x6649, InnerCell = 0x244B, InnerRowEnd = 0x244C;
    public const int TableDefinition = 0xD608, VerticalMerge = 0xD62B;
    public const int Deleted = 0x0800, Hidden = 0x083C, Symbol = 0x6A09;

    private const int ChangeTabs = 0xC615;

    internal delegate void Visitor(int sprm, ReadOnlySpan<byte> operand);

    public static void Walk(ReadOnlySpan<byte> list, Visitor visit)
    {
        for (var at = 0; at + 2 <= list.Length;)
        {
            var sprm = Little.UInt16(list, at);
            at += 2;
            var skip = 0;
            int length;
            switch (sprm >> 13)
            {
                case 0 or 1: length = 1; break;
                case 2 or 4 or 5: length = 2; break;
                case 3: length = 4; break;
                case 7: length = 3; break;
                default:
                    if (sprm == TableDefinition) (skip, length) = (2, Little.UInt16(list, at) - 1);
                    else if (sprm == ChangeTabs && Little.Byte(list, at) == 255) (skip, length) = (1, LongTabs(list, at + 1));
                    else (skip, length) = (1, Little.Byte(list, at));
                    break;
            }

            at += skip;
            if (length < 0 || at + length > list.Length) return;
            visit(sprm, list.Slice(at, length));
            at += length;
        }
    }

    /// <summary>The one-byte numbers by which a piece's entry names a sprm (2.9.214): those that this reader heeds, 0 for others.</summary>
    public static int OfShort(int isprm) => isprm switch
    {
        0x18 => InTable,
        0x19 => RowEnd,
        0x41 => Deleted,
        0x5C => Hidden,
        _ => 0,
    };

    private static int LongTabs(ReadOnlySpan<byte> list, int at)
    {
        var deleted = Little.Byte(list, at);
        var added = Little.Byte(list, at + 1 + 4 * deleted);
        return 2 + 4 * deleted + 3 * added;
    }
}
