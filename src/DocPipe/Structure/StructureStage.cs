using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Says what every line is: title, heading with level and role, item, key-value line or paragraph; and what the document is: its type, its
/// title, the unit that sent it and the period it reports on. Tables that the reader found stay as they are. Linear in the text.
/// </summary>
public sealed class StructureStage : IStage
{
    private readonly SectionNames names;
    private readonly KeyValueRules keys;
    private readonly TypeRules types;
    private readonly SenderRules senders;

    /// <exception cref="DataFileException">A table of models/structure is missing or can't be read.</exception>
    public StructureStage(Roster roster, DataFolder data)
    {
        names = new SectionNames(data);
        keys = new KeyValueRules(data);
        types = new TypeRules(data);
        senders = new SenderRules(roster, data);
    }

    public string Name => "structure";

    public int Version => 2;

    public ImmutableArray<Type> Needs => [];

    public ImmutableArray<Type> Gives =>
        [typeof(Block), typeof(TypeAnnotation), typeof(TitleAnnotation), typeof(SenderAnnotation), typeof(PeriodAnnotation)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        var text = document.Text;
        if (TextTables.Find(document) is { Count: > 0 } tables) document = document with { Blocks = [.. document.Blocks.Concat(tables).OrderBy(b => b.Span)] };
        var nodes = new NodeReader(keys, names).Read(document);
        cancellation.ThrowIfCancellationRequested();
        var title = TitleRules.Find(text, nodes, names);
        BareHeadings.Mark(text, nodes, title, names);
        Outline.Build(nodes);
        new HeadingRules(text, names).Decide(nodes, BodyEnd);
        var bodyStart = title?.End ?? 0;
        var type = types.Of(text, title, nodes.Where(n => n.IsHeading).Select(n => new Span(n.WordsStart, n.HeadingEnd)), bodyStart, Preface(document));
        new RoleRules(text, names).Assign(nodes, type);
        cancellation.ThrowIfCancellationRequested();

        var found = new List<Annotation> { new TypeAnnotation(title ?? new Span(0, 0), Name, type) };
        if (title is { } line) found.Add(new TitleAnnotation(line, Name));
        if (senders.Find(text, title, document.Source.Path, Name) is { } sender) found.Add(sender);
        if (PeriodRules.Find(text, title, document.Source.Path, type, Name) is { } period) found.Add(period);
        return (document with { Blocks = BlockBuilder.Build(document, nodes, title) }).With(found);
    }

    /// <summary>What stood above the document in its file, for one cut out of a collection or freed from a site's own lines.</summary>
    private static ReadOnlySpan<char> Preface(Document document) =>
        document.Text.Length == 0 ? default : document.SourceText.AsSpan(0, document.Locate(new Span(0, 1)).Start);

    /// <summary>Where a node's own words end: before a 责任单位 or 完成时限 that closes it.</summary>
    private static int BodyEnd(Node node)
    {
        foreach (var pair in node.Pairs)
            if (pair.Kind is KeyKind.Unit or KeyKind.Time or KeyKind.Answerable && pair.Key.Start > node.WordsStart) return pair.Key.Start;
        return node.Span.End;
    }
}
