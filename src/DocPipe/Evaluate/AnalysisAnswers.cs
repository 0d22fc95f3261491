using System.Collections.Immutable;
using DocPipe.Contract;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>Brings an analysed document into the form of answers.</summary>
internal static class AnalysisAnswers
{
    public static Answers Of(Document document)
    {
        var items = ImmutableDictionary.CreateBuilder<string, ImmutableArray<ScoredItem>>();
        items["headings"] = [.. document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => At(document, b.Span) with { Role = ContractNames.Of(b.Role) })];
        items["tasks"] = Items<TaskAnnotation>(document, (i, t) => i with { Kind = ContractNames.Of(t.Kind), Lead = t.Lead, Responsible = t.Responsible });
        items["phases"] = Items<PhaseAnnotation>(document, (i, p) => i with { Start = p.Start, End = p.End });
        items["dates"] = Items<DateAnnotation>(document, (i, d) => i with { Value = d.Value });
        items["figures"] = Items<FigureAnnotation>(document, (i, f) => i with { Number = f.Value, Unit = f.Unit, Masked = f.Masked, Qualifier = ContractNames.Of(f.Qualifier) });
        items["problems"] = Items<ProblemAnnotation>(document, (i, p) => i with { Category = p.Category });
        items["placeholders"] = Items<PlaceholderAnnotation>(document, (i, p) => i with { Kind = ContractNames.Of(p.Kind) });
        items["references"] = Items<ReferenceAnnotation>(document, (i, _) => i);
        items["noise"] =
        [
            .. document.All<NoiseAnnotation>().Select(n => new ScoredItem(n.SourceSpan, n.SourceSpan.In(document.SourceText))
            {
                Kind = ContractNames.Of(n.Kind), Repaired = n.Repaired,
            }),
        ];
        return new Answers(
            document.Source.Path, Path.GetFileName(document.Source.Path), document.SourceSpan,
            ContractNames.Of(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other))
        {
            Missing = [.. document.All<MissingAnnotation>().Select(m => ContractNames.Of(m.Role))],
            Units = [.. document.All<UnitAnnotation>().Select(u => (u.Name, false))],
            Items = items.ToImmutable(),
        };
    }

    private static ImmutableArray<ScoredItem> Items<T>(Document document, Func<ScoredItem, T, ScoredItem> fill) where T : Annotation =>
        [.. document.All<T>().Select(a => fill(At(document, a.Span), a))];

    private static ScoredItem At(Document document, Span span)
    {
        var source = document.Locate(span);
        return new ScoredItem(source, source.In(document.SourceText));
    }
}
