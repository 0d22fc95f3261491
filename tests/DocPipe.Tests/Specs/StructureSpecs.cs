using DocPipe.Extract;
using DocPipe.Model;
using DocPipe.Structure;

namespace DocPipe.Tests.Specs;

/// <summary>Prints headings, tasks, units and phases as the tables of corpus/specs write them.</summary>
internal static class StructureSpecs
{
    private static readonly IStage[] Stages = [new StructureStage(Roster.Empty, DataFolder.Default), new ExtractStage(DataFolder.Default, Roster.Empty)];

    private static readonly Dictionary<Role, string> Roles = new()
    {
        [Role.Other] = "其他", [Role.GuidingIdeology] = "指导思想", [Role.Principles] = "原则", [Role.Goals] = "目标", [Role.Theme] = "主题",
        [Role.Organization] = "组织领导", [Role.Tasks] = "任务", [Role.Responsibilities] = "分工", [Role.Schedule] = "步骤", [Role.Requirements] = "要求",
        [Role.Overview] = "基本情况", [Role.WorkDone] = "工作开展", [Role.Results] = "成效", [Role.Problems] = "问题", [Role.NextSteps] = "下步打算", [Role.Attachments] = "附件",
    };

    public static IEnumerable<string> Headings(SpecRow row)
    {
        var document = Run(row);
        return document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => $"「{b.Span.In(document.Text)}」 {b.Level} {Roles[b.Role]}");
    }

    public static IEnumerable<string> Tasks(SpecRow row)
    {
        var document = Run(row);
        foreach (var task in document.All<TaskAnnotation>())
        {
            var kind = task.Kind switch { TaskKind.Planned => "要办", TaskKind.Done => "已办", _ => "下步" };
            var lead = task.Lead.IsEmpty ? "" : $" 牵头:{string.Join('、', task.Lead)}";
            var responsible = task.Responsible.IsEmpty ? "" : $" 责任:{string.Join('、', task.Responsible)}";
            var due = task.Due is { } time ? $" 时限:{time.Span.In(document.Text)}" : "";
            yield return $"「{document.TextOf(task).Replace('\n', '/')}」 {kind}{lead}{responsible}{due}";
        }
    }

    public static IEnumerable<string> Units(SpecRow row) => Run(row).All<UnitAnnotation>().Select(u => u.Name);

    public static IEnumerable<string> Phases(SpecRow row)
    {
        var document = Run(row);
        return document.All<PhaseAnnotation>().Select(p => $"「{document.TextOf(p)}」 {p.Name} {p.Start ?? "无"}～{p.End ?? "无"}");
    }

    private static Document Run(SpecRow row)
    {
        var source = new Source("spec.txt", "", "txt", null);
        return Stages.Aggregate(Document.FromReading(source, row.Text), (document, stage) => stage.Run(document, CancellationToken.None));
    }
}
