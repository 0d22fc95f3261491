namespace DocPipe.Ingest.Doc;

/// <summary>The file information block at the head of the main stream ([MS-DOC] 2.5.1; for Word 6 and 95 the older layout).</summary>
internal sealed class Fib
{
    private const int Word97 = 0xA5EC;

    private readonly byte[] main;

    public Fib(byte[] main)
    {
        this.main = main;
        var magic = Little.UInt16(main, 0);
        var version = Little.UInt16(main, 2);
        if (main.Length < 0x200 || (magic != Word97 && !IsWord6(magic))) throw new UnreadableException(ReadFailure.Damaged);
        var flags = Little.UInt16(main, 0x0A);
        IsOld = magic != Word97 || version < 106;
        IsComplex = (flags & 0x0004) != 0;
        IsEncrypted = (flags & 0x0100) != 0;
        TableStream = (flags & 0x0200) != 0 ? "1Table" : "0Table";
        Language = Little.UInt16(main, 6);
    }

    /// <summary>Word 6 or 95: characters of one code page instead of Unicode, everything in one stream.</summary>
    public bool IsOld { get; }

    public bool IsComplex { get; }

    public bool IsEncrypted { get; }

    public string TableStream { get; }

    /// <summary>Windows language identifier of the program that wrote the file.</summary>
    public int Language { get; }

    /// <summary>Where an old file's characters lie in the stream.</summary>
    public (int Start, int End) OldText => (Little.Int32(main, 0x18), Little.Int32(main, 0x1C));

    public (int Offset, int Length) PieceTable => IsOld ? (Little.Int32(main, 0x160), Little.Int32(main, 0x164)) : Pair(33);

    public (int Offset, int Length) StyleSheet => Pair(1);

    public (int Offset, int Length) HeaderStories => Pair(11);

    public (int Offset, int Length) CharacterPages => Pair(12);

    public (int Offset, int Length) ParagraphPages => Pair(13);

    public (int Offset, int Length) Lists => Pair(73);

    public (int Offset, int Length) ListOverrides => Pair(74);

    /// <summary>Characters of each story, in the order in which they follow each other: text, footnotes, headers, macros, comments, endnotes, boxes, boxes of headers.</summary>
    public int[] StoryLengths
    {
        get
        {
            var at = IsOld ? 0x34 : 0x4C;
            return [.. Enumerable.Range(0, 8).Select(i => Math.Max(0, Little.Int32(main, at + 4 * i)))];
        }
    }

    /// <summary>Word 6 and 95; the last three are the editions for Japan, Korea and China.</summary>
    private static bool IsWord6(int magic) => magic is 0xA5DC or 0xA697 or 0xA698 or 0xA699;

    private (int Offset, int Length) Pair(int index) => IsOld ? default : (Little.Int32(main, 0x9A + 8 * index), Little.Int32(main, 0x9E + 8 * index));
}
