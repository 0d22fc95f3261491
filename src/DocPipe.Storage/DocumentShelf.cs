using System.Data.Common;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>The documents that were read in files. A document's id stays when its file is read anew.</summary>
public sealed class DocumentShelf
{
    internal const string Columns = "d.id, d.file_id, d.ordinal, d.path, d.type, d.title, d.unit, d.period, d.tasks, d.problems, d.sha256";

    private readonly Store store;

    internal DocumentShelf(Store store) => this.store = store;

    /// <summary>In the order of their files and of their places in them.</summary>
    public IReadOnlyList<KeptDocument> All() => store.Read(session => session.All($"SELECT {Columns} FROM documents d ORDER BY d.file_id, d.position", Row));

    /// <inheritdoc cref="All"/>
    public IReadOnlyList<KeptDocument> OfFile(long file) => store.Read(session =>
        session.All($"SELECT {Columns} FROM documents d WHERE d.file_id = $1 ORDER BY d.position", Row, file));

    public KeptDocument? Find(long id) => store.Read(session => Find(session, id));

    /// <summary>The whole document as it reads with corrections; null where there is none.</summary>
    /// <exception cref="DataFileException">It was kept in a form that this program doesn't know (DP6008): the file has to be read anew.</exception>
    public Document? Load(long id) => store.Read(session => Load(session, id) is { } document
        ? store.Corrector.Correct(document, CorrectionShelf.Of(session, document.Source.Sha256, document.Source.Document).Where(c => c.UndoneAt is null).Select(c => c.Correction))
        : null);

    /// <inheritdoc cref="Load(long)"/>
    /// <summary>The whole document as the stages left it.</summary>
    public Document? LoadUncorrected(long id) => store.Read(session => Load(session, id));

    /// <summary>What was submitted, by the period that it reports on: the latest first, what names no period last.</summary>
    public IReadOnlyList<PeriodSummary> Periods() => store.Read(session => session.All(
        "SELECT period, COUNT(DISTINCT file_id), COUNT(*), COUNT(DISTINCT unit), SUM(tasks), SUM(problems) FROM documents GROUP BY period "
        + "ORDER BY CASE WHEN period IS NULL THEN 1 ELSE 0 END, period DESC",
        r => new PeriodSummary(r.IsDBNull(0) ? null : r.GetString(0), (int)r.GetInt64(1), (int)r.GetInt64(2), (int)r.GetInt64(3), (int)r.GetInt64(4), (int)r.GetInt64(5))));

    internal static KeptDocument? Find(Session session, long id) => session.First($"SELECT {Columns} FROM documents d WHERE d.id = $1", Row, id);

    internal static KeptDocument Row(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), ContractNames.Parse<DocumentType>(row.GetString(4)) ?? DocumentType.Other,
        row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7), row.GetInt32(8), row.GetInt32(9))
    {
        Sha256 = row.GetString(10),
    };

    /// <summary>As the stages left it; any of the files that have these bytes.</summary>
    internal static Document? LoadByBytes(Session session, string sha256, int ordinal) =>
        session.One("SELECT MAX(id) FROM documents WHERE sha256 = $1 AND ordinal = $2", sha256, ordinal) is long id ? Load(session, id) : null;

    /// <returns>Its id.</returns>
    internal long Keep(Session session, long file, int position, Document document)
    {
        var facts = Facts(session, document);
        return (long)session.One(
            "INSERT INTO documents(file_id, position, sha256, ordinal, path, type, title, unit, period, tasks, problems, text) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
            + "ON CONFLICT (file_id, position) DO UPDATE SET sha256 = excluded.sha256, ordinal = excluded.ordinal, path = excluded.path, "
            + "type = excluded.type, title = excluded.title, unit = excluded.unit, period = excluded.period, tasks = excluded.tasks, "
            + "problems = excluded.problems, text = excluded.text RETURNING id",
            file, position, document.Source.Sha256, document.Source.Document, StoredText.Of(document.Source.Path), ContractNames.Of(facts.Type),
            facts.Title, facts.Unit, facts.Period, facts.Tasks, facts.Problems, StoredText.Of(document.Text))!;
    }

    /// <summary>After a correction: what is looked up of every document with these bytes.</summary>
    internal void Refresh(Session session, string sha256, int ordinal)
    {
        foreach (var id in session.All("SELECT id FROM documents WHERE sha256 = $1 AND ordinal = $2", r => r.GetInt64(0), sha256, ordinal))
        {
            var facts = Facts(session, Load(session, id)!);
            session.Run(
                "UPDATE documents SET type = $1, title = $2, unit = $3, period = $4, tasks = $5, problems = $6 WHERE id = $7",
                ContractNames.Of(facts.Type), facts.Title, facts.Unit, facts.Period, facts.Tasks, facts.Problems, id);
        }
    }

    private DocumentFacts Facts(Session session, Document document)
    {
        var corrections = CorrectionShelf.Of(session, document.Source.Sha256, document.Source.Document).Where(c => c.UndoneAt is null);
        return DocumentFacts.Of(document.Corrected(corrections.Select(c => c.Correction)), Store.Moment(store.Now).Year);
    }

    private static Document? Load(Session session, long id)
    {
        var found = session.First(
            "SELECT r.body, d.position FROM documents d JOIN readings r ON r.file_id = d.file_id WHERE d.id = $1",
            r => new Place((byte[])r.GetValue(0), r.GetInt32(1)), id);
        if (found is null) return null;
        var outcome = ReadingShelf.Decoded(found.Body)
            ?? throw new DataFileException("DP6008", "这份材料是别的版本的程序存的，本程序读不懂，请把原文件再报一次");
        return outcome.Documents[found.Position];
    }

    private sealed record Place(byte[] Body, int Position);
}
