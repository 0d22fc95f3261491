using System.Security.Cryptography;
using DocPipe.Web.Uploads;

namespace DocPipe.Web.Work;

/// <summary>
/// The state that all pages share: what was handed in and what came of it. Pages look at <see cref="Now"/> and <see cref="View"/>, which
/// never wait for reading; what changes something says so here, and the work is done behind (<see cref="WorkLoop"/>).
/// </summary>
internal sealed class Workroom(Store store, NewsDesk desk) : IDisposable
{
    private readonly Lock sync = new();

    /// <summary>Two files of one name that come together must not take the same number; held while the disk is written, when no page may have to wait.</summary>
    private readonly Lock receiving = new();

    private readonly SortedDictionary<long, FileRow> rows = [];
    private readonly SemaphoreSlim wake = new(0, 1);
    private Snapshot? snapshot;
    private volatile Views views = Views.None;
    private long asked, done;

    /// <summary>The files with their documents, as they are at this moment.</summary>
    public Snapshot Now
    {
        get
        {
            lock (sync) return snapshot ??= new Snapshot(desk.Latest.Revision, [.. rows.Values]);
        }
    }

    /// <summary>What the documents of a period say together.</summary>
    /// <param name="period">As <see cref="DayRange.ParsePeriod"/> reads it; null for the one that most reports are of.</param>
    /// <returns>Null while nothing was put together yet, and for a period that no report is of.</returns>
    public BatchView? View(string? period) => views.Of(period);

    /// <summary>The same without waiting for it; what isn't there yet is put together next, and the news say so when it is.</summary>
    public BatchView? ViewIfReady(string? period, out bool isComing)
    {
        var view = views.IfReady(period, out isComing);
        if (isComing) Wake();
        return view;
    }

    /// <summary>Keeps a file and has it read.</summary>
    /// <param name="replaces">
    /// Another file of this name is an older state of it, as in a folder; otherwise both are kept, the later under a number: two units may
    /// both call theirs 周报.docx.
    /// </param>
    /// <returns>The file, and whether it was not there before.</returns>
    /// <exception cref="DataFileException">The disk is full (DP6003), or the store can't be written otherwise; nothing of the file is kept.</exception>
    public (KeptFile File, bool IsNew) Receive(Person person, string path, ReadOnlyMemory<byte> content, bool replaces = false)
    {
        // Two units must not be told apart by which of them was first: what a submitting account sends lies under its name.
        if (!replaces && !person.May(AccountRole.Review)) path = $"{person.Name}/{path}";
        KeptFile file;
        bool isNew;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        lock (receiving)
        {
            var wanted = path;
            for (var number = 2; !replaces; number++)
            {
                var there = store.Files.Find(path);
                if (there.Count == 0 || there.Any(f => f.Sha256 == sha256)) break;
                path = SubmittedPath.Numbered(wanted, number);
            }

            isNew = store.Files.Find(path).All(f => f.Sha256 != sha256);
            file = store.Files.Add(path, content, person.Name);
        }

        if (isNew)
        {
            lock (sync)
            {
                // It may have been read already.
                if (rows.TryAdd(file.Id, new FileRow(file, [], [], Waiting: true))) Renew();
            }

            store.Audit.Write(person.Name, "报送", file.Path);
            Changed();
        }

        return (file, isNew);
    }

    /// <summary>Removes a file and all that came of it.</summary>
    /// <returns>What went; null where there was no such file.</returns>
    public Forgotten? Forget(Person person, long id)
    {
        if (store.Files.Forget(id) is not { } gone) return null;
        store.Audit.Write(person.Name, "删除文件", gone.File.Path, $"连同{gone.Documents.Length}份材料、{gone.Corrections}处更正、{gone.Digests.Length}份汇总");
        Remove([id]);
        // What was said of it must not be read in a digest that is still in memory.
        views = Views.None;
        Changed();
        return gone;
    }

    /// <summary>Something was corrected, edited or handed in: what is said of it all has to be put together anew.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref asked);
        desk.Tell(n => n with { Consolidating = true });
        Wake();
    }

    /// <summary>Waits until all that was asked for before this call has been done.</summary>
    public async Task SettledAsync(CancellationToken cancellation)
    {
        var until = Interlocked.Read(ref asked);
        await foreach (var news in desk.ListenAsync(cancellation))
            if (Interlocked.Read(ref done) >= until && !news.Busy) return;
    }

    public void Dispose() => wake.Dispose();

    internal long Asked => Interlocked.Read(ref asked);

    internal Task WaitAsync(CancellationToken cancellation) => wake.WaitAsync(cancellation);

    internal FileRow[] Rows()
    {
        lock (sync) return [.. rows.Values];
    }

    internal void Put(IEnumerable<FileRow> fresh)
    {
        lock (sync)
        {
            foreach (var row in fresh) rows[row.File.Id] = row;
            Renew();
        }
    }

    internal void Remove(IEnumerable<long> gone)
    {
        lock (sync)
        {
            var removed = false;
            foreach (var id in gone) removed |= rows.Remove(id);
            if (removed) Renew();
        }
    }

    /// <summary>The pages show this from now on.</summary>
    internal void Publish(Views fresh, long answers)
    {
        views = fresh;
        Interlocked.Exchange(ref done, answers);
        lock (sync) Renew();
        var more = Asked > answers;
        desk.Tell(n => n with { Consolidating = more });
    }

    /// <summary>Puts one more period together beforehand.</summary>
    /// <returns>False when there is nothing more to do.</returns>
    internal bool PrepareNext()
    {
        var of = views;
        if (of.Next() is not { } period) return false;
        of.Of(period);
        if (of.IsWaitedFor(period) && of == views) lock (sync) Renew();
        return true;
    }

    /// <summary>Under the lock: a page tells by the revision of what it shows whether there is something else to see.</summary>
    private void Renew()
    {
        snapshot = null;
        desk.Tell(n => n with { Revision = n.Revision + 1 });
    }

    private void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is to wake up already.
        }
    }
}
