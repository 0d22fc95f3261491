using System.Globalization;

namespace DocPipe.Evaluate;

/// <summary>A batch evaluation in lines that a person reads: what was found of each kind, then everything that differs.</summary>
public static class BatchReport
{
    public static IEnumerable<string> Lines(BatchEvaluation evaluation)
    {
        yield return $"{"planted",-22}{"found",6}{"of",6}";
        foreach (var kind in evaluation.Faults.GroupBy(f => f.Fault.Kind, StringComparer.Ordinal))
            yield return $"{kind.Key,-22}{kind.Count(f => f.Found),6}{kind.Count(),6}";
        yield return Invariant($"{"all faults",-22}{evaluation.Faults.Count(f => f.Found),6}{evaluation.Faults.Length,6}  {evaluation.FaultsFound:0.000}");
        yield return $"{"false alarms",-22}{evaluation.FalseAlarmCount,6}";
        yield return $"{"decoys believed",-22}{evaluation.Decoys.Count(d => d.Items.Length > 0),6}{evaluation.Decoys.Length,6}";
        yield return Invariant($"{"totals right",-22}{evaluation.Figures.Count(f => BatchEvaluation.IsRight(f.Wanted, f.Given)),6}{evaluation.Figures.Length,6}  {evaluation.FiguresRight:0.000}");
        yield return Invariant($"{"tasks right",-22}{evaluation.Tasks.Count(t => BatchEvaluation.IsRight(t.Wanted, t.Given)),6}{evaluation.Tasks.Length,6}  {evaluation.TasksRight:0.000}");
        yield return "";
        foreach (var (fault, _) in evaluation.Faults.Where(f => !f.Found)) yield return $"missed\t{fault.Id}\t{fault.Unit}\t{fault.Path}\t{fault.Quote}";
        foreach (var item in evaluation.FalseAlarms) yield return $"false\t{item}";
        foreach (var (decoy, items) in evaluation.Decoys.Where(d => d.Items.Length > 0)) yield return $"believed\t{decoy.Id}\t{decoy.Path}\t{decoy.Why}\t{items[0].Kind}";
        foreach (var (wanted, given) in evaluation.Figures.Where(f => !BatchEvaluation.IsRight(f.Wanted, f.Given)))
            yield return Invariant($"total\t{wanted.Of[0]} {wanted.Measure}\twant {wanted.Total} (before {wanted.Previous})\tgot {given?.Total} (before {given?.Previous}) {given?.Of}");
        foreach (var (wanted, given) in evaluation.Tasks.Where(t => !BatchEvaluation.IsRight(t.Wanted, t.Given)))
            yield return $"task\t{wanted.Path}\t{wanted.Quote}\twant {wanted.Status}\tgot {given}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
