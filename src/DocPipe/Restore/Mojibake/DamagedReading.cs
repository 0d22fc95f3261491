using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>A reading ("chuàng)") whose opening bracket was lost together with the byte before it.</summary>
internal static class DamagedReading
{
    /// <summary>Where a reading that begins here ends; 0 where none begins.</summary>
    public static int End(string text, int at)
    {
        var end = at;
        var toned = false;
        while (end < text.Length && end - at < 7 && Pinyin.IsLetter(text[end])) toned |= Pinyin.IsToned(text[end++]);
        if (!toned || !Pinyin.IsSyllable(text.AsSpan(at, end - at))) return 0;
        if (end < text.Length && text[end] is ')' or '）') return end + 1;
        return end - at >= 2 ? end : 0;
    }
}
