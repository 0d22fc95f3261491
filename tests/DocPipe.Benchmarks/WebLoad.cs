using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DocPipe.Web;

namespace DocPipe.Benchmarks;

/// <summary>
/// Serves a large batch and has many readers look at its pages at once, each asking for the next page as soon as it has one: harder than
/// people are, who read in between. Every other page is a document out of the whole batch, which hardly anybody opened before. Server and
/// readers share the machine, so that the readers' own work counts too.
/// </summary>
internal static class WebLoad
{
    private const int Readers = 50;
    private const int PagesEach = 40;
    private const int UploadAtOnce = 200;

    public static async Task<int> RunAsync(int documents, int units)
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-load-").FullName;
        try
        {
            var batch = LargeBatch.Make(documents, units);
            await using var server = await WebServer.StartAsync(new ServeOptions(Path.Combine(folder, "store.db"), batch.Roster)
            {
                Port = 0, Report = (code, text) => Console.WriteLine($"{code} {text}"),
            }, TimeProvider.System);
            using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
            await HandInAsync(client, batch);
            var pages = await PagesAsync(client);
            await AloneAsync(client, pages);
            return await TogetherAsync(server.Address, pages, documents);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task HandInAsync(HttpClient client, LargeBatch batch)
    {
        var watch = Stopwatch.StartNew();
        foreach (var some in batch.Files.Chunk(UploadAtOnce))
        {
            using var form = new MultipartFormDataContent();
            foreach (var (path, text) in some) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", path);
            (await client.PostAsync("/api/files", form)).EnsureSuccessStatusCode();
        }

        Say($"{batch.Files.Count} files taken in after {watch.Elapsed.TotalSeconds:0.0} s");
        while ((await StatusAsync(client)).GetProperty("busy").GetBoolean()) await Task.Delay(200);
        Say($"read and put together after {watch.Elapsed.TotalSeconds:0.0} s; managed memory {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB");
    }

    private static async Task<JsonElement> StatusAsync(HttpClient client) => JsonDocument.Parse(await client.GetStringAsync("/api/status")).RootElement;

    /// <summary>What the menu leads to, another page of the file list, and some documents.</summary>
    private static async Task<string[]> PagesAsync(HttpClient client)
    {
        var first = await client.GetStringAsync("/");
        var menu = System.Text.RegularExpressions.Regex.Match(first, "<nav class=\"menu\".*?</nav>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;
        var links = System.Text.RegularExpressions.Regex.Matches(menu, "href=\"([^\"]+)\"").Select(m => m.Groups[1].Value);
        var shown = System.Text.RegularExpressions.Regex.Matches(first, "href=\"(/documents/[^\"#]+)\"").Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Take(10);
        return [.. links, "/?p=2", .. shown];
    }

    private static async Task AloneAsync(HttpClient client, string[] pages)
    {
        foreach (var page in pages)
        {
            var times = new List<double>();
            var size = 0;
            for (var i = 0; i < 10; i++)
            {
                var watch = Stopwatch.StartNew();
                size = (await client.GetByteArrayAsync(page)).Length;
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            Say($"{page,-24} one reader: first {times[0]:0} ms, then {times.Skip(1).Order().ElementAt(4):0.0} ms; {size >> 10} kB");
        }
    }

    private static async Task<int> TogetherAsync(Uri address, string[] pages, int documents)
    {
        var times = new ConcurrentBag<double>();
        var errors = 0;
        var all = Stopwatch.StartNew();
        using var process = Process.GetCurrentProcess();
        var worked = process.TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            // A session of one's own, as each person has.
            using var client = new HttpClient { BaseAddress = address };
            var choice = new Random(reader);
            for (var i = 0; i < PagesEach; i++)
            {
                var page = i % 2 == 0 ? pages[(reader + i) % pages.Length] : string.Create(CultureInfo.InvariantCulture, $"/documents/{choice.Next(documents) + 1}");
                var watch = Stopwatch.StartNew();
                using var answer = await client.GetAsync(page);
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(watch.Elapsed.TotalMilliseconds);
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref errors);
            }
        })));
        var sorted = times.Order().ToArray();
        process.Refresh();
        var each = (process.TotalProcessorTime - worked).TotalMilliseconds / sorted.Length;
        Say($"{Readers} readers at once, {sorted.Length} pages, {errors} errors, {sorted.Length / all.Elapsed.TotalSeconds:0} pages/s: median {sorted[sorted.Length / 2]:0} ms, 95th percentile {sorted[sorted.Length * 95 / 100]:0} ms, longest {sorted[^1]:0} ms; {each:0.0} ms of processor time a page, the readers' own included");
        return errors == 0 ? 0 : 1;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
