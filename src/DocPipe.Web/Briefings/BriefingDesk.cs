using DocPipe.Model;
using DocPipe.Render;
using DocPipe.Storage;

namespace DocPipe.Web.Briefings;

/// <summary>Briefings of digests, composed when somebody looks and kept at hand for the preview and the downloads that follow.</summary>
internal sealed class BriefingDesk(Store store, BriefingRenderer renderer)
{
    private const int MostKept = 8;

    private readonly Lock sync = new();
    private readonly LinkedList<((long Digest, string Template) Key, Lazy<IReadOnlyList<Briefing>> Briefings)> kept = [];

    public IReadOnlyList<TemplateInfo> Templates => renderer.List();

    /// <summary>One briefing as a rule; one for each unit where the template says so, maybe none.</summary>
    /// <param name="digest">The digest with this id, where the caller has it.</param>
    /// <returns>Null where there is no such digest, or no such template.</returns>
    /// <exception cref="DataFileException">The template has errors (DP5011 to DP5023).</exception>
    public IReadOnlyList<Briefing>? Of(long id, string template, Digest? digest = null)
    {
        if (!renderer.List().Any(t => t.Name == template)) return null;
        digest ??= Known(id, template) ? null : store.Digests.Load(id);
        if (digest is null && !Known(id, template)) return null;
        var of = digest;
        Lazy<IReadOnlyList<Briefing>> made;
        lock (sync)
        {
            var node = kept.First;
            while (node is not null && node.Value.Key != (id, template)) node = node.Next;
            if (node is not null) kept.Remove(node);
            made = node?.Value.Briefings ?? new Lazy<IReadOnlyList<Briefing>>(() => renderer.Compose(template, of!));
            kept.AddFirst(((id, template), made));
            while (kept.Count > MostKept) kept.RemoveLast();
        }

        try
        {
            return made.Value;
        }
        catch (DataFileException)
        {
            // A template that is put right counts at the next look.
            Drop(id, template);
            throw;
        }
    }

    /// <summary>Whether two digests give the same briefings, whenever they were made.</summary>
    public bool Same(long approved, long now, string template, Digest current)
    {
        if (approved == now) return true;
        if (Of(approved, template) is not { } a || Of(now, template, current) is not { } b) return false;
        return a.Count == b.Count && a.Zip(b).All(p => p.First.Name == p.Second.Name && p.First.Markdown() == p.Second.Markdown());
    }

    private bool Known(long id, string template)
    {
        lock (sync) return kept.Any(k => k.Key == (id, template));
    }

    private void Drop(long id, string template)
    {
        lock (sync)
            for (var node = kept.First; node is not null; node = node.Next)
                if (node.Value.Key == (id, template))
                {
                    kept.Remove(node);
                    return;
                }
    }
}
