using System.Collections.Frozen;
using DocPipe.Model;

namespace DocPipe.Web.Corrections;

/// <summary>What can be corrected, by the names that the API gives it. Noise and completeness are what the stages did, not what they read.</summary>
internal static class AnnotationKinds
{
    public static FrozenDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        ["type"] = typeof(TypeAnnotation),
        ["title"] = typeof(TitleAnnotation),
        ["sender"] = typeof(SenderAnnotation),
        ["period"] = typeof(PeriodAnnotation),
        ["task"] = typeof(TaskAnnotation),
        ["phase"] = typeof(PhaseAnnotation),
        ["date"] = typeof(DateAnnotation),
        ["figure"] = typeof(FigureAnnotation),
        ["problem"] = typeof(ProblemAnnotation),
        ["placeholder"] = typeof(PlaceholderAnnotation),
        ["reference"] = typeof(ReferenceAnnotation),
        ["unit"] = typeof(UnitAnnotation),
        ["missing"] = typeof(MissingAnnotation),
        ["conflict"] = typeof(ConflictAnnotation),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = All.ToFrozenDictionary(k => k.Value, k => k.Key);

    /// <summary>Null for what can't be corrected.</summary>
    public static string? Of(Annotation annotation) => Names.GetValueOrDefault(annotation.GetType());
}
