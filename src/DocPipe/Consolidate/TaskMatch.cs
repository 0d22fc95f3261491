namespace DocPipe.Consolidate;

/// <summary>A statement that may be about a task.</summary>
/// <param name="Score">How much of the task's telling terms it has, mended by who says it; 0 to 1.</param>
internal sealed record TaskMatch(PlanTask Task, Statement Statement, double Score, Relation Relation)
{
    public bool IsSure => Score >= (Relation is Relation.Lead or Relation.Unknown ? TaskMatcher.Sure : TaskMatcher.SureOfOthers);
}
