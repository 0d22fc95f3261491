using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>A calendar day, month, year or named stretch of one, as far as the text gives it.</summary>
/// <param name="Year">Four characters, X for a digit that is not given; null where no year is written.</param>
/// <param name="Month">1 to 12 (or an impossible number as written), 0 where none is written, -1 where it is masked.</param>
/// <param name="Day">Likewise.</param>
internal readonly record struct DatePoint(Span Span, string? Year, int Month, int Day)
{
    public const int None = 0;
    public const int Unknown = -1;

    /// <summary>For a stretch ("6月上旬", "第三季度", "本周"): its first and last day or month in EDTF; null for a plain point.</summary>
    public (string First, string Last)? Stretch { get; init; }

    /// <summary>A stretch that stands for its end ("9月底").</summary>
    public bool IsEnd { get; init; }

    public string First => Stretch is { } s ? IsEnd ? s.Last : s.First : Edtf(Year, Month, Day);

    public string Last => Stretch is { } s ? s.Last : Edtf(Year, Month, Day);

    public bool IsStretch => Stretch is not null && !IsEnd;

    public DateKind Kind => IsStretch ? DateKind.Range : DateKind.Date;

    public string Value => IsStretch ? $"{First}/{Last}" : First;

    public static string Edtf(string? year, int month, int day) =>
        month == None && day == None
            ? year ?? "XXXX"
            : day == None ? $"{year ?? "XXXX"}-{Two(month)}" : $"{year ?? "XXXX"}-{Two(month)}-{Two(day)}";

    /// <summary>Last day of a month; 28 for a February whose year is not known to be a leap year.</summary>
    public static int DaysIn(string? year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        >= 1 and <= 12 => 31,
        _ => Unknown,
    };

    /// <summary>No calendar has this day. 29 February of a year that is not given may exist.</summary>
    public bool IsImpossible =>
        Month > 12 || Day > 31 || (Day > 0 && Month > 0 && Day > DaysIn(Year, Month) && !(Month == 2 && Day == 29 && !IsNumber(Year)));

    public static bool IsNumber(string? year) => int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The year after or before, where it is known.</summary>
    public static string? Shift(string? year, int by) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number + by is >= 0 and <= 9999 and var shifted
            ? shifted.ToString("0000", CultureInfo.InvariantCulture)
            : year;

    private static bool IsLeap(string? year) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && DateTime.IsLeapYear(number);

    private static string Two(int number) => number <= 0 ? "XX" : number.ToString("00", CultureInfo.InvariantCulture);
}
