namespace DocPipe.Scriban.Runtime;

/// <summary>Objects for the values templates make most often, made once.</summary>
internal static class Boxes
{
    public static readonly object True = true;

    public static readonly object False = false;

    private const int Smallest = -128;
    private const int Largest = 1023;
    private static readonly object[] Integers = MakeIntegers();

    public static object Of(bool value) => value ? True : False;

    public static object Of(int value) => value is >= Smallest and <= Largest ? Integers[value - Smallest] : value;

    private static object[] MakeIntegers()
    {
        var boxes = new object[Largest - Smallest + 1];
        for (var i = 0; i < boxes.Length; i++)
            boxes[i] = i + Smallest;
        return boxes;
    }
}
