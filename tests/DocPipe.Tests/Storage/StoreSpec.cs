using System.Globalization;
using DocPipe.Model;
using DocPipe.Review;
using DocPipe.Storage;

namespace DocPipe.Tests.Storage;

/// <summary>What a store does, whatever database it lies in.</summary>
public abstract partial class StoreSpec : IDisposable
{
    protected const string Week46 = "2026-11-09/2026-11-15", Week47 = "2026-11-16/2026-11-22", Print = "stages/1";

    private readonly List<Store> opened = [];

    /// <summary>A place for one store, empty at first.</summary>
    protected abstract string Address { get; }

    /// <summary>A clock that goes on a second whenever it is looked at.</summary>
    private protected Clock Time { get; } = new();

    private protected sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now = now.AddSeconds(1);
    }

    public void Dispose()
    {
        foreach (var store in opened) store.Dispose();
        if (made is not null) Directory.Delete(made, recursive: true);
        Clear();
        GC.SuppressFinalize(this);
    }

    protected virtual void Clear()
    {
    }

    private protected Store Open(Func<ReviewStage>? review = null)
    {
        var store = Store.Open(Address, Time, review: review);
        opened.Add(store);
        return store;
    }

    /// <summary>A store that waits no longer than this for another writer.</summary>
    private protected Store Open(TimeSpan patience)
    {
        var store = Store.Open(Store.Database(Address, create: true, patience), Time);
        opened.Add(store);
        return store;
    }

    [SkippableFact]
    public void Its_state_is_another_one_after_each_change_by_whomever()
    {
        var store = Open();
        var beside = Open();
        var empty = store.State;
        store.Audit.Write("王芳", "批准", "简报");
        var own = store.State;
        beside.Audit.Write("李雷", "批准", "简报");
        var others = store.State;
        Put(beside, East());
        var read = store.State;

        Assert.Equal(4, new[] { empty, own, others, read }.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, store.Audit.Latest(10).Count);
    }

    private static FreshReading Reading(Document document, string print = Print) =>
        new(new ReadingKey(document.Source.Sha256, document.Source.Path, print), document.Text.Length * 3, "王芳", SampleDocuments.Outcome(document));

    private protected static KeptDocument Put(Store store, Document document, string print = Print) =>
        store.Documents.OfFile(store.Readings.Keep(Reading(document, print))[0].Id)[^1];

    private static Document East(string more = "路口车辆乱停乱放。") => SampleDocuments.Weekly("周报/城东.txt", "城东街道", Week47, "城东街道周报\n本周清运垃圾20吨。\n" + more);

    private static Document West => SampleDocuments.Weekly("周报/城西.txt", "城西街道", Week46, "城西街道工作总结\n修补路面。\n宣传氛围不浓厚。");

    [SkippableFact]
    public void A_store_that_was_closed_opens_with_all_that_was_kept()
    {
        using (var store = Store.Open(Address, Time)) Put(store, East());

        Assert.Equal("城东街道", Assert.Single(Open().Documents.All()).Unit);
    }

    [SkippableFact]
    public void A_mark_differs_after_every_change_that_people_make_and_after_nothing_else()
    {
        var store = Open();
        var marks = new List<StoreMark> { store.Mark() };
        var kept = Put(store, East());
        marks.Add(store.Mark());
        var document = store.Documents.Load(kept.Id)!;
        var word = store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null, null, "王芳", Time.GetUtcNow()), 0).Kept!;
        marks.Add(store.Mark());
        store.Corrections.Undo(word.Id, "王芳");
        marks.Add(store.Mark());
        store.Edits.Add(new TaskEdit("t1", ProgressStatus.Done, "看过", "王芳", Time.GetUtcNow()));
        marks.Add(store.Mark());
        Put(store, East());
        store.Audit.Write("王芳", "看", "");
        Assert.Equal(marks[^1], store.Mark());
        store.Files.Forget(kept.FileId);
        marks.Add(store.Mark());

        Assert.Equal(marks.Count, marks.Distinct().Count());
    }

    [SkippableFact]
    public void What_was_said_last_and_what_was_taken_back_since_come_latest_first()
    {
        var store = Open();
        var kept = Put(store, East());
        var document = store.Documents.Load(kept.Id)!;
        var problem = document.First<ProblemAnnotation>()!;
        var begun = Time.GetUtcNow();
        var words = Enumerable.Range(0, 4).Select(i => store.Corrections.Add(
            kept.Id, Correction.Of(document, CorrectionAction.Change, problem, problem with { Category = "safety" }, null, "王芳", Time.GetUtcNow()), i).Kept!).ToArray();
        store.Corrections.Undo(words[3].Id, "王芳");
        var between = Time.GetUtcNow();
        store.Corrections.Undo(words[1].Id, "李军");

        Assert.Equal([words[2].Id, words[0].Id], store.Corrections.Latest(10).Select(c => c.Id));
        Assert.Equal(words[2].Id, Assert.Single(store.Corrections.Latest(1)).Id);
        Assert.Equal([words[1].Id, words[3].Id], store.Corrections.UndoneSince(begun, 10).Select(c => c.Id));
        Assert.Equal([words[1].Id], store.Corrections.UndoneSince(between, 10).Select(c => c.Id));
    }

    [SkippableFact]
    public void A_file_is_kept_once_however_often_it_is_given()
    {
        var store = Open();
        var first = store.Files.Add("a.txt", "abc"u8.ToArray(), "王芳");
        var again = store.Files.Add("a.txt", "abc"u8.ToArray(), "李军");
        var changed = store.Files.Add("a.txt", "abcd"u8.ToArray(), "李军");

        Assert.Equal(first, again);
        Assert.NotEqual(first.Id, changed.Id);
        Assert.Equal([first, changed], store.Files.All());
        Assert.Equal([first, changed], store.Files.Find("a.txt"));
        Assert.Equal((3L, "王芳", Time.GetUtcNow().Year), (first.Size, first.ReceivedBy, first.ReceivedAt.Year));
        Assert.Equal("abc"u8.ToArray(), store.Files.Content(first.Id));
    }

    [SkippableFact]
    public void Bytes_are_kept_only_where_they_were_given()
    {
        var store = Open();
        var file = store.Files.Add("a.txt", SampleDocuments.Sha("abc"), 3, "命令行");

        Assert.Null(store.Files.Content(file.Id));
        store.Files.Add("a.txt", "abc"u8.ToArray(), "王芳");
        Assert.NotNull(store.Files.Content(file.Id));
        Assert.Null(store.Files.Content(999));
        Assert.Null(store.Files.Find(999));
    }

    [SkippableFact]
    public void A_reading_is_found_by_bytes_path_and_stages_together()
    {
        var store = Open();
        var reading = Reading(East());
        store.Readings.Keep(reading);

        Assert.Equal(Printed.Of(reading.Outcome), Printed.Of(store.Readings.Find(reading.Key)));
        Assert.Null(store.Readings.Find(reading.Key with { Fingerprint = "stages/2" }));
        Assert.Null(store.Readings.Find(reading.Key with { Path = "b.txt" }));
        Assert.Null(store.Readings.Find(reading.Key with { Sha256 = "00" }));
    }

    [SkippableFact]
    public void A_document_is_known_by_what_was_read_in_it_and_keeps_its_id_when_it_is_read_anew()
    {
        var store = Open();
        var first = Put(store, East());
        var anew = Put(store, East() with { Annotations = [new TypeAnnotation(default, "structure", DocumentType.Plan)] }, "stages/2");

        Assert.Equal(("城东街道", Week47, DocumentType.Weekly, "城东街道周报", 1), (first.Unit, first.Period, first.Type, first.Title, first.Problems));
        Assert.Equal(first.Id, anew.Id);
        Assert.Equal((null, DocumentType.Plan, "城东", 0), (anew.Unit, anew.Type, anew.Title, anew.Problems));
        Assert.Equal(anew, store.Documents.Find(first.Id));
        Assert.Null(store.Documents.Find(999));
        Assert.Null(store.Documents.Load(999));
    }

    [SkippableFact]
    public void A_file_that_is_cut_otherwise_by_newer_stages_has_no_documents_left_over()
    {
        var store = Open();
        var parts = new[] { East(), East() with { Source = East().Source with { Document = 2 } } };
        var key = new ReadingKey("00", "合集.txt", Print);
        var file = store.Readings.Keep(new FreshReading(key, 9, "王芳", SampleDocuments.Outcome(parts)))[0];
        Assert.Equal([1, 2], store.Documents.OfFile(file.Id).Select(d => d.Ordinal));

        store.Readings.Keep(new FreshReading(key with { Fingerprint = "stages/2" }, 9, "王芳", SampleDocuments.Outcome(parts[0])));

        Assert.Equal([1], store.Documents.OfFile(file.Id).Select(d => d.Ordinal));
        Assert.Equal(1, store.Search.Find("垃圾").Total);
    }

    [SkippableFact]
    public void Corrections_show_in_the_document_and_in_what_is_known_of_it()
    {
        var store = Open();
        var kept = Put(store, East());
        var document = store.Documents.Load(kept.Id)!;
        var was = document.First<SenderAnnotation>()!;
        var result = store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Change, was, was with { Name = "城东新区" }, "写错了", "李军", Time.GetUtcNow()), 0);

        Assert.Null(result.Conflict);
        Assert.Equal("李军", result.Kept!.Correction.By);
        Assert.Equal("城东新区", store.Documents.Find(kept.Id)!.Unit);
        Assert.Equal(("城东新区", "人:李军"), (store.Documents.Load(kept.Id)!.First<SenderAnnotation>()!.Name, store.Documents.Load(kept.Id)!.First<SenderAnnotation>()!.By));
        Assert.Equal("城东街道", store.Documents.LoadUncorrected(kept.Id)!.First<SenderAnnotation>()!.Name);
        Assert.Equal(Printed.Of(result.Kept), Printed.Of(Assert.Single(store.Corrections.Of(kept.Id))));

        Assert.True(store.Corrections.Undo(result.Kept.Id, "王芳"));
        Assert.False(store.Corrections.Undo(result.Kept.Id, "王芳"));
        Assert.Equal("城东街道", store.Documents.Find(kept.Id)!.Unit);
        Assert.Equal("王芳", Assert.Single(store.Corrections.All()).UndoneBy);
        Assert.Equal(2, store.Corrections.Revision(kept.Id));
    }

    [SkippableFact]
    public void Of_two_people_who_correct_at_once_the_second_is_shown_what_the_first_said()
    {
        var store = Open();
        var kept = Put(store, East());
        var document = store.Documents.Load(kept.Id)!;
        var problem = document.First<ProblemAnnotation>()!;
        store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Accept, problem, null, null, "王芳", Time.GetUtcNow()), 0);

        var second = store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Reject, problem, null, null, "李军", Time.GetUtcNow()), 0);

        Assert.Null(second.Kept);
        Assert.Equal((1, "王芳"), (second.Conflict!.Revision, Assert.Single(second.Conflict.Meanwhile).Correction.By));
        Assert.Single(store.Corrections.Of(kept.Id));
    }

    [SkippableFact]
    public void Corrections_outlive_a_second_reading_and_another_name_of_the_same_bytes()
    {
        var store = Open();
        var kept = Put(store, East());
        var document = store.Documents.Load(kept.Id)!;
        store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null, null, "王芳", Time.GetUtcNow()), 0);

        Assert.Equal(0, Put(store, East(), "stages/2").Problems);
        var copy = Put(store, East() with { Source = East().Source with { Path = "副本.txt" } });
        Assert.Equal(0, copy.Problems);
        Assert.Equal(1, store.Corrections.Revision(copy.Id));
    }

    [SkippableFact]
    public void A_correction_of_another_document_is_refused()
    {
        var store = Open();
        var (east, west) = (Put(store, East()), Put(store, West));
        var document = store.Documents.Load(east.Id)!;
        var correction = Correction.Of(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null, null, "王芳", Time.GetUtcNow());

        Assert.Throws<ArgumentException>(() => store.Corrections.Add(west.Id, correction, 0));
        Assert.Throws<ArgumentException>(() => store.Corrections.Add(999, correction, 0));
    }

    [SkippableFact]
    public void The_status_that_a_person_set_last_counts_in_the_digest()
    {
        var store = Open();
        store.Edits.Add(new TaskEdit("t1", ProgressStatus.InProgress, "刚开工", "王芳", Time.GetUtcNow()));
        store.Edits.Add(new TaskEdit("t1", ProgressStatus.Done, "已验收", "李军", Time.GetUtcNow()));
        var digest = Sample("简报") with { Tasks = [Task("t1"), Task("t2")] };

        var edited = EditShelf.Apply(digest, store.Edits.All());

        Assert.Equal([ProgressStatus.Done, ProgressStatus.Overdue], edited.Tasks.Select(t => t.Status));
        Assert.Equal([Light.Green, Light.Red], edited.Tasks.Select(t => t.Light));
        Assert.Equal(["刚开工", "已验收"], store.Edits.Of("t1").Select(e => e.Reason));
        static DigestTask Task(string id) => new(id, "清运垃圾", null, [], [], null, ProgressStatus.Overdue, Light.Red, [], []) { DaysLeft = -2 };
    }

    private static Digest Sample(string title) => new()
    {
        Title = title, Period = Week47, Generated = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)), AsOf = new DateOnly(2026, 11, 21), Counts = new DigestCounts(1, 2, 3, 4, 5, 6),
    };

    [SkippableFact]
    public void A_digest_is_found_by_what_it_was_made_of_and_comes_back_byte_for_byte()
    {
        var store = Open();
        var file = store.Files.Add("a.txt", "00", 1, "王芳");
        var kept = store.Digests.Keep(new DigestKey("k1"), Sample("第47周简报"), [file.Id, file.Id, 999]);
        using var expected = new MemoryStream();
        DocPipe.Contract.DigestJson.Write(expected, Sample("第47周简报"));

        Assert.Equal(kept, store.Digests.Find(new DigestKey("k1")));
        Assert.Null(store.Digests.Find(new DigestKey("k2")));
        Assert.Equal(expected.ToArray(), store.Digests.Json(kept.Id));
        Assert.Equal("第47周简报", store.Digests.Load(kept.Id)!.Title);
        Assert.Equal(("第47周简报", Week47, 5), (kept.Title, kept.Period, kept.Counts.Problems));
        Assert.Equal([kept], store.Digests.History());
        Assert.Null(store.Digests.Load(999));
    }

    [SkippableFact]
    public void An_approved_digest_stays_however_many_come_after_it()
    {
        var store = Open();
        var approved = store.Digests.Keep(new DigestKey("first"), Sample("定稿"), []);
        var approval = store.Digests.Approve(approved.Id, "简报", "主任");
        for (var i = 0; i < 20; i++) store.Digests.Keep(new DigestKey(i.ToString(CultureInfo.InvariantCulture)), Sample($"第{i}稿"), []);

        Assert.Equal([approval], store.Digests.Approvals());
        Assert.Equal(["定稿", "第12稿"], store.Digests.History().Take(2).Select(d => d.Title));
        Assert.Equal(1, store.Digests.Find(approved.Id)!.Approvals);
        Assert.Throws<ArgumentException>(() => store.Digests.Approve(999, "简报", "主任"));
    }

    [SkippableFact]
    public void A_file_that_is_forgotten_takes_with_it_all_that_came_of_it_and_nothing_else()
    {
        var store = Open();
        var (east, west) = (Put(store, East()), Put(store, West));
        foreach (var kept in new[] { east, west })
        {
            var document = store.Documents.Load(kept.Id)!;
            store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Accept, document.First<ProblemAnnotation>(), null, null, "王芳", Time.GetUtcNow()), 0);
        }

        var digest = store.Digests.Keep(new DigestKey("both"), Sample("两家"), [east.FileId, west.FileId]);
        store.Digests.Approve(digest.Id, "简报", "主任");
        store.Digests.Keep(new DigestKey("west"), Sample("一家"), [west.FileId]);

        var would = store.Files.WouldForget(east.FileId);
        var gone = store.Files.Forget(east.FileId);

        Assert.Equal(Printed.Of(would), Printed.Of(gone));
        Assert.Equal(("周报/城东.txt", 1), (gone!.File.Path, gone.Corrections));
        Assert.Equal("城东街道周报", Assert.Single(gone.Documents));
        Assert.Equal("两家", Assert.Single(gone.Digests));
        Assert.Equal([west], store.Documents.All().Select(d => d with { Problems = west.Problems }));
        Assert.Equal(0, store.Search.Find("垃圾").Total);
        Assert.Equal(1, store.Search.Find("路面").Total);
        Assert.Equal(west.Sha256, Assert.Single(store.Corrections.All()).Correction.Sha256);
        Assert.Equal("一家", Assert.Single(store.Digests.History()).Title);
        Assert.Empty(store.Digests.Approvals());
        Assert.Null(store.Files.Forget(east.FileId));
    }

    [SkippableFact]
    public void What_was_said_of_bytes_stays_while_they_are_there_under_another_name()
    {
        var store = Open();
        var kept = Put(store, East());
        Put(store, East() with { Source = East().Source with { Path = "副本.txt" } });
        var document = store.Documents.Load(kept.Id)!;
        store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null, null, "王芳", Time.GetUtcNow()), 0);

        Assert.Equal(0, store.Files.Forget(kept.FileId)!.Corrections);
        Assert.Single(store.Corrections.All());
    }

    [SkippableTheory]
    [InlineData("垃圾", "城东")]
    [InlineData("垃圾 20", "城东")]
    [InlineData("垃圾 清运", "城东")] // both stand there, the other way round
    [InlineData("垃圾清运", "")] // a word of its own, which does not stand there
    [InlineData("路面", "城西")]
    [InlineData("路", "城东 城西")]
    [InlineData("街道 路", "城东 城西")]
    [InlineData("運垃圾", "城东")] // traditional, and not cut at a word
    [InlineData("西街道工", "城西")]
    [InlineData("２０", "城东")]
    [InlineData("飞机", "")]
    [InlineData("垃圾 飞机", "")]
    [InlineData("。，", "")]
    [InlineData("", "")]
    [InlineData("\" OR '", "")]
    [InlineData("东路", "")] // both characters are there, but never side by side
    public void A_document_is_found_that_has_all_that_is_asked_for(string query, string found)
    {
        var store = Open();
        Put(store, East());
        Put(store, West);

        var answer = store.Search.Find(query);

        Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries), answer.Hits.Select(h => Path.GetFileNameWithoutExtension(h.Document.Path)));
        Assert.Equal(answer.Hits.Length, answer.Total);
    }

    [SkippableFact]
    public void A_hit_shows_where_and_the_latest_come_first()
    {
        var store = Open();
        for (var i = 1; i <= 30; i++)
            Put(store, SampleDocuments.Weekly($"{i}.txt", "甲", $"2026-{(i % 12) + 1:00}-01/2026-{(i % 12) + 1:00}-07", $"第{i}期周报\n{new string('前', 100)}\n路口共享单车乱停。{new string('后', 100)}"));

        var answer = store.Search.Find("共享单车 路口", limit: 3);

        Assert.Equal(30, answer.Total);
        Assert.Equal(["23.txt", "11.txt", "22.txt"], answer.Hits.Select(h => h.Document.Path));
        var hit = answer.Hits[0];
        Assert.Equal(["路口共享单车"], hit.Marks.Select(m => m.In(hit.Snippet)));
        Assert.DoesNotContain('\n', hit.Snippet);
        Assert.True(hit.Snippet.Length <= 62 && hit.Snippet[0] == '…' && hit.Snippet[^1] == '…', hit.Snippet);
    }

    [SkippableFact]
    public void Odd_text_is_kept_and_found_all_the_same()
    {
        var store = Open();
        var kept = Put(store, SampleDocuments.Weekly("怪.txt", "甲\0乙", Week47, "怪\0周报\uD842\n𠮷野家门前垃圾成堆 'x' \"y\" \\z"));

        Assert.Equal("怪\0周报\uD842", store.Documents.Load(kept.Id)!.Text[..5]);
        Assert.Equal("甲\uFFFD乙", kept.Unit);
        Assert.Equal(1, store.Search.Find("𠮷野").Total);
        Assert.Equal(1, store.Search.Find("垃圾").Total);
    }

    [SkippableFact]
    public void Users_are_added_changed_and_removed()
    {
        var store = Open();
        var user = store.Users.Add("wang", "hash", "clerk");

        Assert.Null(store.Users.Add("wang", "other", "leader"));
        Assert.Equal(user, store.Users.Find("wang"));
        Assert.True(store.Users.SetPassword("wang", "new") && store.Users.SetRole("wang", "leader"));
        Assert.Equal(("new", "leader"), (store.Users.Find("wang")!.PasswordHash, store.Users.Find("wang")!.Role));
        Assert.True(store.Users.Remove("wang"));
        Assert.False(store.Users.Remove("wang") || store.Users.SetRole("wang", "x") || store.Users.SetPassword("wang", "x"));
        Assert.Empty(store.Users.All());
    }

    [SkippableFact]
    public void The_audit_gives_the_latest_first()
    {
        var store = Open();
        for (var i = 0; i < 5; i++) store.Audit.Write("wang", "改正", $"第{i}份", "详情");

        Assert.Equal(["第4份", "第3份"], store.Audit.Latest(2).Select(a => a.Subject));
    }

    [SkippableFact]
    public void Many_threads_may_use_one_store_at_once()
    {
        var store = Open();
        Parallel.For(0, 40, i =>
        {
            Put(store, SampleDocuments.Weekly($"{i % 20}.txt", $"单位{i % 20}", Week47, $"第{i % 20}份周报\n清运垃圾。\n车辆乱停。"));
            store.Search.Find("垃圾");
            store.Audit.Write("x", "y", "z");
        });

        Assert.Equal(20, store.Documents.All().Count);
        Assert.Equal(20, store.Search.Find("垃圾").Total);
    }
}
