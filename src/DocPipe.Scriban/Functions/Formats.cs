using System.Globalization;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>.NET format strings on numbers, dates and time spans.</summary>
internal static class Formats
{
    /// <summary>Digits a format may ask for: the framework would give a billion.</summary>
    private const int MostDigits = 1000;

    public static string Format(NativeCall call, IFormattable value, string? format, string? culture)
    {
        if (AsksForTooMuch(format))
            throw new ScriptArgumentException(1, "Format specifier was invalid.");
        return value.ToString(format ?? string.Empty, culture is null ? CultureInfo.InvariantCulture : Cultures.Find(culture, 2));
    }

    private static bool AsksForTooMuch(string? format) =>
        format is { Length: > 1 and < 12 } && char.IsLetter(format[0]) && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits > MostDigits;
}
