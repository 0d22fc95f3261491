using System.Globalization;

namespace DocPipe.Web;

/// <summary>Moments as the wall clock of the office shows them; China has one time all year.</summary>
internal static class BeijingTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>11月21日 09:05.</summary>
    public static string Short(DateTimeOffset moment) => Of(moment) is var here
        ? string.Create(CultureInfo.InvariantCulture, $"{here.Month}月{here.Day}日 {here.Hour:00}:{here.Minute:00}") : "";

    /// <summary>2026年11月21日 09:05:07.</summary>
    public static string Long(DateTimeOffset moment) => Of(moment) is var here
        ? string.Create(CultureInfo.InvariantCulture, $"{here.Year}年{here.Month}月{here.Day}日 {here.Hour:00}:{here.Minute:00}:{here.Second:00}") : "";
}
