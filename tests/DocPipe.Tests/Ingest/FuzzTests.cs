using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

/// <summary>
/// Files of every format with something broken in them. How many is told by DOCPIPE_FUZZ (20000 is the long run); the same number breaks
/// the same files in the same way.
/// </summary>
public class FuzzTests
{
    private const int Short = 240;

    private static readonly ReadLimits limits = ReadLimits.Default with { Helpers = false, UnpackedBytes = 64 << 20, Characters = 8 << 20, Time = TimeSpan.FromSeconds(10) };

    [Fact]
    public void Broken_files_are_read_or_refused_within_their_limits()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("DOCPIPE_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Short;
        var seeds = Seeds();
        var reader = new FileReader(DataFolder.Default, limits);
        var failures = new List<string>();
        for (var i = 0; i < count && failures.Count < 10; i++)
        {
            var random = new Random(i);
            var (name, whole) = seeds[i % seeds.Count];
            var broken = Break(whole, random);
            var clock = Stopwatch.StartNew();
            try
            {
                var result = reader.Read(name, broken, CancellationToken.None);
                if (result.Documents.Length + result.Unreadable.Length == 0) failures.Add($"{i} {name}: neither read nor refused");
                if (result.Documents.Any(d => d.Text.Length > limits.Characters)) failures.Add($"{i} {name}: too many characters");
                if (result.Documents.Any(d => d.Blocks.Any(b => b.Span.Start < 0 || b.Span.End > d.Text.Length))) failures.Add($"{i} {name}: a block outside the text");
            }
#pragma warning disable CA1031 // Whatever it is, it should not have come out.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures.Add($"{i} {name}: {e}");
            }

            if (clock.Elapsed > 2 * limits.Time) failures.Add($"{i} {name}: took {clock.Elapsed}");
        }

        Assert.Empty(failures);
    }

    private static List<(string Name, byte[] Whole)> Seeds()
    {
        List<(string, byte[])> seeds =
        [
            ("plan.doc", File.ReadAllBytes(SharedData.Corpus("formats", "plan.doc"))),
            ("plan.pdf", File.ReadAllBytes(SharedData.Corpus("formats", "plan.pdf"))),
            ("ledger.xlsx", SheetTests.Xlsx()), ("ledger.xls", SheetTests.Xls()), ("notice.ofd", OfdTests.Sample()),
        ];
        foreach (var ending in new[] { "docx", "html", "md", "txt" })
            if (Directory.EnumerateFiles(SharedData.Corpus("samples", "第46周"), "*." + ending).Order(StringComparer.Ordinal).FirstOrDefault() is { } path) seeds.Add((ending, File.ReadAllBytes(path)));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, whole) in seeds)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(whole);
            }

        seeds.Add(("all.zip", stream.ToArray()));
        foreach (var part in new[] { "docx", "pdf" })
            if (SharedData.Beside("testdata", part) is { } folder)
                seeds.AddRange(Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".doc" or ".docx" or ".pdf").Order(StringComparer.Ordinal)
                    .Select(f => (Path.GetFileName(f), File.ReadAllBytes(f))).Where(s => s.Item2.Length < 400_000));
        return seeds;
    }

    /// <summary>Half of the containers are broken inside: a part is unpacked, broken and packed again, so that its reader sees the damage.</summary>
    private static byte[] Break(byte[] whole, Random random)
    {
        if (whole is not [(byte)'P', (byte)'K', ..] || random.Next(2) == 0) return BreakBytes(whole, random);
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(whole)))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(from.Entries.Count);
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var content = new MemoryStream();
                using (var part = from.Entries[i].Open()) part.CopyTo(content);
                using var entry = to.CreateEntry(from.Entries[i].FullName, CompressionLevel.Fastest).Open();
                entry.Write(i == chosen ? BreakBytes(content.ToArray(), random) : content.ToArray());
            }
        }

        return stream.ToArray();
    }

    private static byte[] BreakBytes(byte[] whole, Random random)
    {
        if (whole.Length < 4) return whole;
        var bytes = (byte[])whole.Clone();
        for (var times = random.Next(1, 6); times > 0 && bytes.Length > 4; times--)
        {
            var at = random.Next(bytes.Length);
            var length = Math.Min(bytes.Length - at, 1 << random.Next(0, 10));
            switch (random.Next(7))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: random.NextBytes(bytes.AsSpan(at, Math.Min(length, 16))); break;
                case 2: bytes.AsSpan(at, Math.Min(length, 4)).Fill(random.Next(2) == 0 ? (byte)0xFF : (byte)0x7F); break;
                case 3: bytes = bytes[..at]; break;
                case 4: bytes = [.. bytes[..at], .. bytes[(at + length)..]]; break;
                case 5: bytes = [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]]; break;
                case 6: bytes.AsSpan(at, length).Clear(); break;
            }
        }

        return bytes;
    }
}
