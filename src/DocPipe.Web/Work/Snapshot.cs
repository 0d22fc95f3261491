using System.Collections.Frozen;
using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Web.Work;

/// <summary>What the pages show, all of one moment and never changed: a page reads from it without waiting for anybody.</summary>
internal sealed class Snapshot
{
    private readonly FrozenDictionary<(string Path, int Ordinal), KeptDocument> places;
    private readonly FrozenDictionary<long, FileRow> files;

    /// <param name="files">In the order in which they came.</param>
    public Snapshot(int revision, ImmutableArray<FileRow> files)
    {
        (Revision, Files) = (revision, files);
        this.files = files.ToFrozenDictionary(f => f.File.Id);
        var known = new Dictionary<(string, int), KeptDocument>();
        // Of two files of one name the later one is meant.
        foreach (var document in files.SelectMany(f => f.Documents)) known[(document.Path, document.Ordinal)] = document;
        places = known.ToFrozenDictionary();
        Periods = [.. files.SelectMany(f => f.Documents).Where(d => d.Period is not null && d.Type != DocumentType.Plan).Select(d => d.Period!)
            .Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal)];
    }

    public int Revision { get; }

    public ImmutableArray<FileRow> Files { get; }

    /// <summary>The periods that reports speak of, as EDTF intervals, the latest first.</summary>
    public ImmutableArray<string> Periods { get; }

    public FileRow? File(long id) => files.GetValueOrDefault(id);

    /// <summary>The document that evidence speaks of; null when it was removed meanwhile.</summary>
    public KeptDocument? Document(string path, int ordinal) => places.GetValueOrDefault((path, ordinal));
}
