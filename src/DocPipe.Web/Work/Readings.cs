namespace DocPipe.Web.Work;

/// <summary>Has every file read that the stages did not read yet, and tells the workroom what came of each. For one thread.</summary>
internal sealed class Readings(Store store, BatchReader reader, Workroom workroom, NewsDesk desk)
{
    /// <summary>Files after which the pages show what was read so far.</summary>
    private const int Portion = 64;

    private readonly HashSet<long> known = [];

    /// <summary>Brings everything up to what the store holds: reads what is new, drops what was removed.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool CatchUp(CancellationToken cancellation)
    {
        var files = store.Files.All();
        var there = files.Select(f => f.Id).ToHashSet();
        var gone = workroom.Rows().Select(r => r.File.Id).Where(id => !there.Contains(id)).ToArray();
        workroom.Remove(gone);
        known.IntersectWith(there);
        var missing = files.Where(f => !known.Contains(f.Id)).ToArray();
        if (missing.Length == 0) return gone.Length > 0;
        workroom.Put(missing.Select(f => new FileRow(f, [], [], Waiting: true)));
        desk.Tell(n => n with { Done = 0, Total = missing.Length });
        var withContent = store.Files.WithContent();
        foreach (var portion in missing.Where(f => withContent.Contains(f.Id)).Chunk(Portion)) Read(portion, cancellation);
        // What a command line read and did not keep; when it can't be read anew it stays as it was read then.
        foreach (var file in missing.Where(f => !withContent.Contains(f.Id))) ReadAsItWas(file, cancellation);
        desk.Tell(n => n with { Done = 0, Total = 0 });
        return true;
    }

    /// <summary>After corrections: what documents are called and of whom they are may be otherwise.</summary>
    public void Refresh()
    {
        var documents = store.Documents.All().ToLookup(d => d.FileId);
        workroom.Put(workroom.Rows().Where(r => !r.Waiting).Select(r => r with { Documents = [.. documents[r.File.Id]] }));
    }

    private void Read(KeptFile[] files, CancellationToken cancellation)
    {
        var notes = reader.ReadKept(files, cancellation, () => desk.Tell(n => n with { Done = n.Done + 1 })).Notes.ToArray();
        Show([.. files.Select((f, i) => new FileRow(f, [.. store.Documents.OfFile(f.Id)], notes[i].Unreadable, Waiting: false))]);
    }

    private void ReadAsItWas(KeptFile file, CancellationToken cancellation)
    {
        ImmutableArray<UnreadableFile> unreadable = [];
        var current = true;
        try
        {
            unreadable = reader.ReadKept([file], cancellation).Notes.Single().Unreadable;
        }
        catch (Exception e) when (e is ArgumentException or AggregateException { InnerException: ArgumentException })
        {
            current = false;
        }

        desk.Tell(n => n with { Done = n.Done + 1 });
        Show([new FileRow(file, [.. store.Documents.OfFile(file.Id)], unreadable, Waiting: false) { IsOutdated = !current }]);
    }

    private void Show(FileRow[] rows)
    {
        workroom.Put(rows);
        known.UnionWith(rows.Select(r => r.File.Id));
    }
}
