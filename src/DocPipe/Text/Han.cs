namespace DocPipe.Text;

/// <summary>Classes of UTF-16 units that Chinese text is made of.</summary>
internal static class Han
{
    /// <summary>A Chinese character of the basic plane (unified, extension A, compatibility) or 〇.</summary>
    public static bool Is(char value) =>
        value is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '〇';
}
