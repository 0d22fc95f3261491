using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Storage.Databases;

namespace DocPipe.Tests.Storage;

/// <summary>What goes wrong with stores, and that it is said.</summary>
public abstract partial class StoreSpec
{
    private protected void Raw(Action<Session> work)
    {
        using var database = Store.Database(Address, create: true, TimeSpan.FromSeconds(30));
        using var connection = database.Connect();
        using var session = new Session(database, connection, null);
        work(session);
    }

    /// <summary>Says in the store that it is of another version.</summary>
    private protected abstract void SetVersion(Session session, int version);

    [SkippableFact]
    public void A_store_of_a_newer_program_is_left_alone()
    {
        Open().Audit.Write("x", "y", "z");
        Raw(session => SetVersion(session, 99));

        var e = Assert.Throws<DataFileException>(() => Open());

        Assert.Equal("DP6001", e.Code);
        Assert.Contains("99", e.Message, StringComparison.Ordinal);
        Raw(session => Assert.Equal(1L, session.One("SELECT COUNT(*) FROM audit")));
    }

    [SkippableFact]
    public void Tables_of_another_program_are_no_store()
    {
        if (this is PostgresStoreTests) Raw(session => session.RunAll($"CREATE SCHEMA {Address[(Address.IndexOf('=', StringComparison.Ordinal) + 1)..]}"));
        Raw(session => session.RunAll("CREATE TABLE others(name TEXT)"));

        Assert.Equal("DP6002", Assert.Throws<DataFileException>(() => Open()).Code);
    }

    [SkippableFact]
    public void A_store_of_the_first_version_is_brought_to_this_one_with_all_that_is_in_it()
    {
        var file = Report("甲.txt", "甲社区", Week47, "问题：路灯不亮。");
        var stage = new ReportStage();
        using (var database = Store.Database(Address, create: true, TimeSpan.FromSeconds(30)))
        {
            database.Prepare();
            using var connection = database.Connect();
            using var session = new Session(database, connection, database.BeginWrite(connection));
            SchemaVersions.Bring(database, session, to: 1);
            session.Run("INSERT INTO files(path, sha256, size, received_at, received_by, given_at) VALUES ($1, $2, $3, $4, $5, $6)", "旧.txt", "00", 3L, "2026-11-14T01:00:00Z", "王芳", "2026-11-14T01:00:00Z");
            session.Commit();
        }

        var store = Open();

        Assert.Equal("旧.txt", Assert.Single(store.Files.All()).Path);
        DigestOf(store, [file], stage);
        DigestOf(store, [file], stage);
        Assert.Equal(1, stage.Runs);
        // One that a program of the first version kept has no notes: it is read anew.
        Raw(session => session.Run("UPDATE readings SET notes = NULL"));
        DigestOf(store, [file], stage);
        Assert.Equal(2, stage.Runs);
    }

    [SkippableFact]
    public void Many_programs_that_start_at_once_make_one_store()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var store = Store.Open(Address, TimeProvider.System);
            store.Audit.Write("x", "y", "z");
        });

        Assert.Equal(8, Open().Audit.Latest(100).Count);
    }

    [SkippableFact]
    public void Two_runs_at_once_on_one_store_both_finish()
    {
        var files = Reports(60);
        var expected = WithoutStore(files);
        var digests = new byte[3][];
        Open();
        Parallel.For(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 3 }, run =>
        {
            using var store = Store.Open(Address, TimeProvider.System);
            digests[run] = DigestOf(store, run == 1 ? [.. files.Reverse()] : files);
        });

        var kept = Open();
        Assert.Equal([expected, expected], [digests[0], digests[2]]);
        Assert.Equal(60, kept.Files.All().Count);
        Assert.Equal(60, kept.Documents.All().Count);
        Assert.Equal(60, kept.Search.Find("乱停").Total);
    }

    [SkippableFact]
    public void Who_waits_too_long_for_another_writer_is_told()
    {
        var other = Open();
        var store = Open(TimeSpan.FromSeconds(1));
        other.Write(_ =>
        {
            Assert.Empty(store.Files.All()); // reading goes on
            Assert.Equal("DP6004", Assert.Throws<DataFileException>(() => store.Audit.Write("x", "y", "z")).Code);
        });

        store.Audit.Write("x", "y", "z");
        Assert.Single(store.Audit.Latest(9));
    }

    [SkippableFact]
    public void A_call_that_fails_half_way_leaves_nothing()
    {
        var store = Open();

        Assert.Throws<InvalidOperationException>(() => store.Write(session =>
        {
            session.Run("INSERT INTO audit(at, person, action, subject, detail) VALUES ($1, $1, $1, $1, $1)", "x");
            throw new InvalidOperationException();
        }));

        Assert.Empty(store.Audit.Latest(9));
    }

    [SkippableFact]
    public void A_reading_that_cannot_be_understood_is_made_anew()
    {
        var (store, stage, files) = (Open(), new ReportStage(), Reports(2));
        var expected = DigestOf(store, files, stage);
        Raw(session => session.Run("UPDATE readings SET body = $1", new byte[] { 9, 9, 9 }));
        Raw(session => session.Run("DELETE FROM digests"));

        Assert.Equal("DP6008", Assert.Throws<DataFileException>(() => store.Documents.Load(store.Documents.All()[0].Id)).Code);
        Assert.Equal(expected, DigestOf(store, files, stage));
        Assert.Equal(4, stage.Runs);
    }

    [SkippableFact]
    public void What_was_submitted_is_told_by_period()
    {
        var store = Open();
        Reader(store, new ReportStage()).ReadFiles(
            [.. Reports(3), Report("第46周/甲.txt", "甲社区", Week46, "问题：一。", "问题：二。", "任务：三。"), Report("无.txt", "甲社区", "没有时期")], "王芳", default);

        Assert.Equal(
            [new PeriodSummary(Week47, 3, 3, 3, 0, 3), new PeriodSummary(Week46, 1, 1, 1, 1, 2), new PeriodSummary(null, 1, 1, 1, 0, 0)],
            store.Documents.Periods());
    }

    [SkippableFact]
    public void What_people_said_of_problems_becomes_examples_to_train_on()
    {
        var store = Open();
        Reader(store, new ReportStage()).ReadFiles([Report("甲.txt", "甲社区", Week47, "问题：路灯不亮。", "问题：群众\t反映好。", "问题：井盖缺失。", "问题：没说过。", "问题：反悔了。", "车辆乱停。")], "王芳", default);
        var kept = store.Documents.All().Single();
        var revision = 0;
        void Say(CorrectionAction action, int which, string? category)
        {
            var document = store.Documents.LoadUncorrected(kept.Id)!;
            var was = document.All<ProblemAnnotation>().ElementAtOrDefault(which);
            var at = document.Text.IndexOf("车辆乱停", StringComparison.Ordinal);
            var now = category is null ? null : (was ?? new ProblemAnnotation(new Span(at, at + 5), "", "", 1, [])) with { Category = category };
            Assert.NotNull(store.Corrections.Add(kept.Id, Correction.Of(document, action, was, now, null, "王芳", Time.GetUtcNow()), revision++).Kept);
        }

        Say(CorrectionAction.Change, 0, "safety");
        Say(CorrectionAction.Change, 0, "facilities"); // the later counts
        Say(CorrectionAction.Reject, 1, null);
        Say(CorrectionAction.Accept, 2, null);
        Say(CorrectionAction.Reject, 4, null);
        Say(CorrectionAction.Add, 9, "traffic");
        store.Corrections.Undo(store.Corrections.All()[4].Id, "王芳");
        var title = store.Documents.LoadUncorrected(kept.Id)!;
        store.Corrections.Add(kept.Id, Correction.Of(title, CorrectionAction.Accept, title.First<TitleAnnotation>(), null, null, "王芳", Time.GetUtcNow()), revision + 1);

        Assert.Equal(
            [new("facilities", "问题：路灯不亮。"), new("none", "问题：群众 反映好。"), new("traffic", "车辆乱停。"), new("traffic", "问题：井盖缺失。")],
            store.Corrections.ProblemExamples("none"));
    }

    [SkippableFact]
    public void A_server_that_is_not_there_and_an_address_of_another_form_are_told()
    {
        Assert.Equal("DP6005", Assert.Throws<DataFileException>(() => Store.Open("postgres://nobody@127.0.0.1:1/none", Time)).Code);
        Assert.Equal("DP6007", Assert.Throws<DataFileException>(() => Store.Open("postgres://127.0.0.1", Time)).Code);
    }
}
