using System.Globalization;
using System.Text;
using DocPipe.Model;
using DocPipe.Render.Markup;
using DocPipe.Render.Wording;

namespace DocPipe.Render.Ics;

/// <summary>The days of a digest as an iCalendar file (RFC 5545): a whole-day event for each open task with a due day and each deadline.</summary>
internal static class CalendarFile
{
    /// <summary>Octets that a line may have before it is folded.</summary>
    private const int LineOctets = 75;

    private const int SummaryLength = 60;

    public static string Write(Digest digest, Labels labels)
    {
        var result = new StringBuilder();
        Line(result, "BEGIN:VCALENDAR");
        Line(result, "VERSION:2.0");
        Line(result, "PRODID:-//DocPipe//时间节点表//ZH");
        Line(result, "CALSCALE:GREGORIAN");
        var stamp = digest.Generated.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var tails = labels.Codes("taskTail");
        var seen = new HashSet<(DateOnly, string, string?)>();
        foreach (var task in digest.Tasks.Where(t => t.Status != ProgressStatus.Done))
            if (DayRange.Parse(task.Due, digest.AsOf.Year).Last is { } day && seen.Add((day, task.Text, task.Unit)))
                Event(result, stamp, day, Phrases.Task(task.Text, tails), task.Unit, task.Text, $"task-{task.Id}");
        var count = 0;
        foreach (var item in digest.Deadlines)
            if (seen.Add((item.Date, item.Text, item.Unit)))
                Event(result, stamp, item.Date, Phrases.Task(item.Text, tails), item.Unit, item.Text, FormattableString.Invariant($"deadline-{item.Date:yyyyMMdd}-{++count}"));
        Line(result, "END:VCALENDAR");
        return result.ToString();
    }

    private static void Event(StringBuilder result, string stamp, DateOnly day, string summary, string? unit, string text, string id)
    {
        Line(result, "BEGIN:VEVENT");
        Line(result, "UID:" + Escape(id) + "@docpipe");
        Line(result, "DTSTAMP:" + stamp);
        Line(result, "DTSTART;VALUE=DATE:" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        // An event without an end lasts the one day.
        Line(result, "SUMMARY:" + Escape((string.IsNullOrEmpty(unit) ? "" : unit + "：") + SourceNotes.Cut(summary, SummaryLength)));
        Line(result, "DESCRIPTION:" + Escape(text));
        Line(result, "TRANSP:TRANSPARENT");
        Line(result, "END:VEVENT");
    }

    private static string Escape(string text) => Literal.Restore(Literal.Protect(text))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    /// <summary>Folds a long line between characters, never inside one.</summary>
    private static void Line(StringBuilder result, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                result.Append("\r\n ");
                octets = 1;
            }

            result.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        result.Append("\r\n");
    }
}
