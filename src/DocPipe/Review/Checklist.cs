using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Review;

/// <summary>A section that documents of a type owe.</summary>
/// <param name="Advice">The sentence sent back where it is missing.</param>
/// <param name="OrTasks">So many tasks of the document count as this section; null where only the section itself does.</param>
/// <param name="OrSections">Roles of sections any of which is as good: results tell what was done.</param>
/// <param name="Specific">Whether slogans alone are not enough under it.</param>
/// <param name="OnlyFor">Kinds of units (the roster's word) that owe it; empty for all.</param>
/// <param name="OnlyIf">Owed only by a document that has all of these.</param>
internal sealed record OwedSection(
    Role Role, string Label, double Weight, string Advice, int? OrTasks, ImmutableArray<Role> OrSections, bool Specific, ImmutableArray<string> OnlyFor, ImmutableArray<Having> OnlyIf);

/// <summary>Something that a document has or has not: phases, tasks, figures, dates, or a section of a role.</summary>
internal enum HavingKind { Phases, Tasks, Figures, Dates, Section }

internal readonly record struct Having(HavingKind Kind, Role Role)
{
    public bool In(Document document)
    {
        var role = Role;
        return Kind switch
        {
            HavingKind.Phases => document.All<PhaseAnnotation>().Any(),
            HavingKind.Tasks => document.All<TaskAnnotation>().Any(),
            HavingKind.Figures => document.All<FigureAnnotation>().Any(),
            HavingKind.Dates => document.All<DateAnnotation>().Any(),
            _ => document.Blocks.Any(b => b.Role == role && b.Kind is BlockKind.Heading or BlockKind.Paragraph or BlockKind.Item),
        };
    }
}

/// <summary>What a document of one type owes, as the office's own file says (templates/checklists/*.yaml).</summary>
/// <param name="AtLeast">Fewest Chinese characters of a whole document; 0 for any.</param>
/// <param name="Say">What to write back for each finding; a finding without words is not looked for.</param>
internal sealed record Checklist(DocumentType Type, ImmutableArray<OwedSection> Owes, int AtLeast, ImmutableDictionary<string, string> Say)
{
    /// <summary>Reads every checklist of a folder; a type without a file owes nothing.</summary>
    /// <exception cref="DataFileException">The folder is not there, a file doesn't parse, says something unknown, or repeats a type (DP9110 to DP9113).</exception>
    public static ImmutableDictionary<DocumentType, Checklist> ReadAll(string folder)
    {
        var result = ImmutableDictionary.CreateBuilder<DocumentType, Checklist>();
        if (!Directory.Exists(folder)) throw new DataFileException("DP9110", $"找不到检查清单文件夹：{folder}");
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var checklist = ChecklistFile.Read(path);
            if (!result.TryAdd(checklist.Type, checklist))
                throw new DataFileException("DP9112", $"检查清单 {Path.GetFileName(path)}：这种文件类型已有另一份清单");
        }

        return result.ToImmutable();
    }
}
