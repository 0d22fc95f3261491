using System.Globalization;
using System.Text;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Storage.Databases;

namespace DocPipe.Tests.Storage;

public sealed class SqliteStoreTests : StoreSpec
{
    private readonly string place = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    protected override string Address => Path.Combine(place, "存储.db");

    protected override void Clear() => Directory.Delete(place, recursive: true);

    private protected override void SetVersion(Session session, int version) => session.RunAll(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={version}"));

    [Fact]
    public void A_store_that_must_be_there_is_not_made()
    {
        Assert.Equal("DP6006", Assert.Throws<DataFileException>(() => Store.OpenExisting(Address, Time)).Code);
        Assert.False(File.Exists(Address));
    }

    [Fact]
    public void A_file_that_is_no_store_is_told_and_left_as_it_was()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("名称,别名\n", 500)));
        File.WriteAllBytes(Address, text);

        Assert.Equal("DP6002", Assert.Throws<DataFileException>(() => Open()).Code);
        Assert.Equal(text, File.ReadAllBytes(Address));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told() =>
        Assert.Equal("DP6005", Assert.Throws<DataFileException>(() => Store.Open(Path.Combine(place, "没有", "存储.db"), Time)).Code);

    [Fact]
    public void A_damaged_store_is_told_never_taken_for_right()
    {
        using (var store = Store.Open(Address, Time))
            for (var i = 0; i < 50; i++) store.Files.Add($"{i}.txt", Encoding.UTF8.GetBytes(new string('x', 3000)), "王芳");
        var bytes = File.ReadAllBytes(Address);
        new Random(7).NextBytes(bytes.AsSpan(4096, bytes.Length - 4096));
        File.WriteAllBytes(Address, bytes);

        Assert.Equal("DP6002", Assert.Throws<DataFileException>(() =>
        {
            using var store = Store.Open(Address, Time);
            store.Files.All();
        }).Code);
    }

    [Fact]
    public void When_the_disk_is_full_what_was_kept_before_stays_and_the_next_run_goes_on()
    {
        var texts = Enumerable.Range(0, 60).Select(i => SampleDocuments.Weekly($"{i}.txt", $"单位{i}", Week47, $"第{i}份周报\n{Noise(i)}\n路口车辆乱停。")).ToArray();
        var kept = 0;
        using (var store = Store.Open(new SqliteDatabase(Address, create: true, TimeSpan.FromSeconds(5), mostPages: 120), Time))
        {
            var full = Assert.Throws<DataFileException>(() =>
            {
                for (; kept < texts.Length; kept++) Put(store, texts[kept]);
            });
            Assert.Equal("DP6003", full.Code);
            Assert.InRange(kept, 1, 59);
            Assert.Equal(kept, store.Documents.All().Count);
        }

        var again = Open();
        Assert.Equal(kept, again.Documents.All().Count);
        Assert.Equal(kept, again.Search.Find("乱停").Total);
        foreach (var text in texts) Put(again, text);
        Assert.Equal(60, again.Documents.All().Count);

        // Text that does not get smaller by packing.
        static string Noise(int seed)
        {
            var random = new Random(seed);
            return string.Create(1500, random, static (into, r) =>
            {
                for (var i = 0; i < into.Length; i++) into[i] = (char)r.Next(0x4E00, 0x9FA5);
            });
        }
    }

    [Fact]
    public void What_is_forgotten_cannot_be_read_in_the_file_either()
    {
        const string Secret = "涉密线索编号甲乙丙丁九五二七";
        var store = Open();
        var bytes = Encoding.UTF8.GetBytes(Secret);
        Put(store, SampleDocuments.Weekly("留.txt", "甲", Week47, "周报\n路口车辆乱停。"));
        var kept = Put(store, SampleDocuments.Weekly("密.txt", "乙", Week47, $"周报\n{Secret}\n路口车辆乱停。"));
        store.Files.Add("密.txt", kept.Sha256, 3, "王芳");
        Assert.True(Everything().AsSpan().IndexOf(bytes) >= 0);

        store.Files.Forget(kept.FileId);

        Assert.True(Everything().AsSpan().IndexOf(bytes) < 0);
        Assert.True(Everything().AsSpan().IndexOf(Encoding.UTF8.GetBytes("九五二七")) < 0); // nor the words by which it was found
        Assert.Equal(1, store.Search.Find("乱停").Total);

        byte[] Everything() => [.. Directory.GetFiles(place).SelectMany(f =>
        {
            using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            return all;
        })];
    }
}
