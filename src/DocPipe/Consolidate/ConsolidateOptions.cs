using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <param name="Period">Null to take the period that most documents report on.</param>
/// <param name="AsOf">The day on which lights and overdue are judged.</param>
/// <param name="Title">Null for the office's usual one.</param>
public sealed record ConsolidateOptions(Roster Roster, DayRange? Period, DateOnly AsOf, DateTimeOffset Generated, string? Title);
