using System.Collections.Frozen;
using DocPipe.Contract;

namespace DocPipe.Web.Corrections;

/// <summary>What can be corrected, by the names that the API gives it. How complete a document is follows from the rest.</summary>
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
        ["section"] = typeof(SectionAnnotation),
        ["missing"] = typeof(MissingAnnotation),
        ["finding"] = typeof(FindingAnnotation),
        ["conflict"] = typeof(ConflictAnnotation),
        ["noise"] = typeof(NoiseAnnotation),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = All.ToFrozenDictionary(k => k.Value, k => k.Key);

    /// <summary>Null for what can't be corrected.</summary>
    public static string? Of(Annotation annotation) => Names.GetValueOrDefault(annotation.GetType());

    /// <summary>What tells it from another of its kind at the same place: the role of a missing section, what a finding or a contradiction is. Null where the place is enough.</summary>
    public static string? Which(Annotation annotation) => annotation switch
    {
        MissingAnnotation missing => ContractNames.Of(missing.Role),
        FindingAnnotation finding => ContractNames.Of(finding.Kind),
        ConflictAnnotation conflict => ContractNames.Of(conflict.Kind),
        _ => null,
    };

    /// <summary>Where it stands in the source text.</summary>
    public static Span Place(Document document, Annotation annotation) => annotation is NoiseAnnotation noise ? noise.SourceSpan : document.Locate(annotation.Span);
}
