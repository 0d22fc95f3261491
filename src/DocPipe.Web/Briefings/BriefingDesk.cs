using System.Collections.Concurrent;

namespace DocPipe.Web.Briefings;

/// <summary>Briefings of digests, composed when somebody looks and kept at hand for the preview and the downloads that follow.</summary>
internal sealed class BriefingDesk(Store store, BriefingRenderer renderer, TemplateFolder templates)
{
    /// <summary>The template that is meant where none is chosen.</summary>
    public const string Usual = "简报";

    private const int MostKept = 8, MostCompared = 64;

    private readonly Lock sync = new();
    private readonly ConcurrentDictionary<(Key Approved, long Now), Standing> compared = [];
    private readonly LinkedList<(Key Key, Lazy<IReadOnlyList<Briefing>> Briefings)> kept = [];

    public IReadOnlyList<TemplateInfo> Templates => renderer.List();

    /// <summary>One briefing as a rule; one for each unit where the template says so, maybe none.</summary>
    /// <param name="template">One of <see cref="Templates"/>.</param>
    /// <param name="digest">The digest with this id, where the caller has it.</param>
    /// <returns>Null where there is no such digest.</returns>
    /// <exception cref="DataFileException">The template has errors (DP5011 to DP5023).</exception>
    public IReadOnlyList<Briefing>? Of(long id, string template, Digest? digest = null)
    {
        var key = new Key(id, template, LastEdit());
        if (Find(key) is not { } made)
        {
            if ((digest ?? store.Digests.Load(id)) is not { } of) return null;
            made = Keep(key, new Lazy<IReadOnlyList<Briefing>>(() => renderer.Compose(template, of)));
        }

        return made.Value;
    }

    /// <summary>Has the usual briefing at hand before anybody asks; what is wrong with its template is told to who looks.</summary>
    public void Prepare(BatchView view)
    {
        try
        {
            Of(view.DigestId, Usual, view.Digest);
        }
        catch (DataFileException)
        {
        }
    }

    /// <summary>Whether two digests give the same briefings, whenever they were made.</summary>
    public Standing Compare(long approved, long now, string template, Digest current)
    {
        if (approved == now) return Standing.Same;
        var key = (new Key(approved, template, LastEdit()), now);
        if (compared.TryGetValue(key, out var known)) return known;
        if (store.Digests.Load(approved) is not { } before || Of(approved, template, before) is not { } a || Of(now, template, current) is not { } b) return Standing.Changed;
        var standing = a.Count == b.Count && a.Zip(b).All(p => p.First.Name == p.Second.Name && p.First.Markdown() == p.Second.Markdown()) ? Standing.Same
            : before.AsOf < current.AsOf && LastingPart.Same(before, current) ? Standing.Later : Standing.Changed;
        if (compared.Count >= MostCompared) compared.Clear();
        compared[key] = standing;
        return standing;
    }

    /// <summary>A template, a style or a label that is put right counts at the next look.</summary>
    public DateTime LastEdit() => Directory.EnumerateFiles(templates.Root, "*", SearchOption.AllDirectories).Max(File.GetLastWriteTimeUtc);

    private Lazy<IReadOnlyList<Briefing>>? Find(Key key)
    {
        lock (sync)
        {
            var found = kept.FirstOrDefault(k => k.Key == key);
            if (found.Briefings is null) return null;
            kept.Remove(found);
            kept.AddFirst(found);
            return found.Briefings;
        }
    }

    /// <returns>What another request put there meanwhile, where one did.</returns>
    private Lazy<IReadOnlyList<Briefing>> Keep(Key key, Lazy<IReadOnlyList<Briefing>> made)
    {
        if (Find(key) is { } there) return there;
        lock (sync)
        {
            kept.AddFirst((key, made));
            while (kept.Count > MostKept) kept.RemoveLast();
            return made;
        }
    }

    private readonly record struct Key(long Digest, string Template, DateTime Edited);
}
