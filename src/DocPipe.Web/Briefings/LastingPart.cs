using DocPipe.Contract;

namespace DocPipe.Web.Briefings;

/// <summary>
/// Whether a digest that was put together on a later day says anything that the day alone doesn't bring: lights, days left, tasks that have
/// become overdue and the deadlines of the next two weeks are the day's.
/// </summary>
internal static class LastingPart
{
    public static bool Same(Digest earlier, Digest later)
    {
        if (earlier.Tasks.Length != later.Tasks.Length) return false;
        var before = earlier.Tasks.OrderBy(t => t.Id, StringComparer.Ordinal).ToArray();
        var now = later.Tasks.OrderBy(t => t.Id, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < now.Length; i++)
            if (before[i].Id == now[i].Id && FellDue(before[i], now[i])) now[i] = now[i] with { Status = before[i].Status };
        return Json(earlier, before).SequenceEqual(Json(later, now));
    }

    /// <summary>Nobody said so: its day passed in between.</summary>
    private static bool FellDue(DigestTask before, DigestTask now) =>
        now is { Status: ProgressStatus.Overdue, DaysLeft: < 0 } && before.Status is not (ProgressStatus.Done or ProgressStatus.Overdue) && before.DaysLeft >= 0;

    private static byte[] Json(Digest digest, DigestTask[] tasks)
    {
        using var json = new MemoryStream();
        DigestJson.Write(json, digest with
        {
            Generated = default, AsOf = default, Deadlines = [], Tasks = [.. tasks.Select(t => t with { Light = Light.None, DaysLeft = null })],
        });
        return json.ToArray();
    }
}
