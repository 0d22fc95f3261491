using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>
/// Reads the packed form of the predefined character maps in models/pdf/cmaps: records of ranges whose numbers are kept as differences to
/// the ones before. models/pdf/README.md says where the files come from and describes the form.
/// </summary>
internal ref struct PackedCMap
{
    private const int CodeSpace = 0, Undefined = 1, CidChars = 2, CidRanges = 3, TextChars = 4, TextRanges = 5, Other = 7;

    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    private PackedCMap(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    public static CMap Read(ReadOnlySpan<byte> bytes, Func<string, CMap?> named)
    {
        var map = new CMap();
        var reader = new PackedCMap(bytes);
        map.IsVertical = (reader.Byte() & 1) != 0;
        while (reader.at < bytes.Length)
        {
            var head = reader.Byte();
            if (head >> 5 != Other)
            {
                reader.Record(map, head >> 5, (head & 0x10) != 0, (head & 0xF) + 1);
                continue;
            }

            var text = reader.Name();
            if ((head & 0x1F) == 1) map.Base = named(text);
        }

        return map;
    }

    private void Record(CMap map, int kind, bool inSequence, int size)
    {
        var count = Number();
        // Maps to characters have codes of two bytes; their size is that of the characters.
        var codeSize = kind is TextChars or TextRanges ? 2 : size;
        uint next = 0;
        var cid = 0;
        UInt128 text = 0;
        for (var i = 0; i < count; i++)
        {
            var first = i == 0 ? (uint)Fixed(codeSize) : inSequence && kind >= CidChars ? next : next + (uint)Variable(codeSize);
            var last = kind is CidChars or TextChars ? first : first + (uint)Variable(codeSize);
            switch (kind)
            {
                case CodeSpace: map.AddSpace(size, first, last); break;
                case Undefined: Number(); break;
                case CidChars:
                    cid = i == 0 ? (int)Number() : cid + 1 + Signed();
                    map.AddCids(size, first, first, cid);
                    break;
                case CidRanges: map.AddCids(size, first, last, (int)Number()); break;
                case TextChars:
                    text = i == 0 ? Fixed(size) : text + 1 + SignedWide(size);
                    map.AddText(first, Characters(text, size));
                    break;
                case TextRanges: map.AddTexts(first, last, Characters(Fixed(size), size)); break;
            }

            next = last + 1;
        }
    }

    private int Byte() => at < bytes.Length ? bytes[at++] : 0;

    private uint Number() => (uint)Variable(4);

    private int Signed()
    {
        var number = Number();
        return (number & 1) != 0 ? ~(int)(number >> 1) : (int)(number >> 1);
    }

    private UInt128 SignedWide(int size)
    {
        var number = Variable(size + 1);
        return (number & 1) != 0 ? ~(number >> 1) : number >> 1;
    }

    /// <summary>Seven bits a byte, high ones first; the last byte has its high bit clear.</summary>
    private UInt128 Variable(int size)
    {
        UInt128 result = 0;
        for (var i = 0; i < size * 2 + 2 && at < bytes.Length; i++)
        {
            var b = bytes[at++];
            result = result << 7 | (UInt128)(b & 0x7Fu);
            if (b < 0x80) break;
        }

        return result;
    }

    private UInt128 Fixed(int size)
    {
        UInt128 result = 0;
        for (var i = 0; i < size; i++) result = result << 8 | (UInt128)(uint)Byte();
        return result;
    }

    private string Name()
    {
        var length = Math.Min(Number(), 200);
        var name = new StringBuilder();
        for (var i = 0; i < length; i++) name.Append((char)Number());
        return name.ToString();
    }

    private static string Characters(UInt128 text, int size)
    {
        var result = new StringBuilder();
        for (var i = (size + 1) / 2 - 1; i >= 0; i--) result.Append((char)(ushort)(text >> 16 * i));
        return result.ToString();
    }
}
