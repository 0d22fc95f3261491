namespace DocPipe.Consolidate;

/// <summary>
/// Signatures of character shingles (Broder 1997): the share of equal rows estimates the share of shingles that two stretches have in
/// common (Jaccard). Cut into bands, stretches alike enough meet in at least one bucket: with twenty-four bands of two rows a pair with a
/// third in common does so nineteen times in twenty, a pair with a tenth one time in five.
/// </summary>
internal static class MinHash
{
    public const int Bands = 24;

    public const int Rows = 2;

    public const int Size = Bands * Rows;

    public const int Shingle = 4;

    private static readonly ulong[] Multipliers = Odd(Size);

    /// <summary>Fills <paramref name="signature"/>; false for a stretch too short for one shingle.</summary>
    public static bool Sign(ReadOnlySpan<char> text, Span<uint> signature)
    {
        if (text.Length < Shingle) return false;
        signature.Fill(uint.MaxValue);
        for (var i = 0; i + Shingle <= text.Length; i++)
        {
            var hash = Mix(((ulong)text[i] << 48) | ((ulong)text[i + 1] << 32) | ((ulong)text[i + 2] << 16) | text[i + 3]);
            for (var row = 0; row < Size; row++)
            {
                var value = (uint)((hash * Multipliers[row]) >> 32);
                if (value < signature[row]) signature[row] = value;
            }
        }

        return true;
    }

    /// <summary>The key of one band; the same rows of another band give another key.</summary>
    public static ulong Band(ReadOnlySpan<uint> signature, int band)
    {
        var key = (ulong)band;
        foreach (var row in signature.Slice(band * Rows, Rows)) key = Mix((key * 0x9E3779B97F4A7C15) ^ row);
        return key;
    }

    public static double Alike(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var same = 0;
        for (var i = 0; i < Size; i++) if (a[i] == b[i]) same++;
        return (double)same / Size;
    }

    /// <summary>The finaliser of SplitMix64: a fixed shuffle of all bits.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static ulong[] Odd(int count)
    {
        var result = new ulong[count];
        for (var i = 0; i < count; i++) result[i] = Mix((ulong)(i + 1) * 0x9E3779B97F4A7C15) | 1;
        return result;
    }
}
