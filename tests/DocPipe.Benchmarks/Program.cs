using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;
using DocPipe.Benchmarks;
using DocPipe.Consolidate;
using DocPipe.Model;

// batch FOLDER [DOCUMENTS [UNITS]] leaves a large batch there for measuring by hand, consolidate [DOCUMENTS [UNITS]] says how long each
// of five consolidations took and how many of the planted copies were found, web [DOCUMENTS [UNITS]] how fast the review pages are on a
// large batch for one reader and for fifty at once, store [DOCUMENTS [UNITS [ADDRESS]]] how long runs through a store and searches take;
// everything else goes to the benchmarks.
int At(int i, int otherwise) => args.Length > i ? int.Parse(args[i], CultureInfo.InvariantCulture) : otherwise;
if (args is ["batch", var folder, ..])
{
    var batch = LargeBatch.Make(At(2, 2000), At(3, 200));
    batch.WriteTo(folder);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batch.Files.Count} documents, {batch.Copies.Count} of them copies, --period {batch.Period} --roster {Path.Combine(folder, "roster.csv")}"));
}
else if (args is ["consolidate", ..])
{
    var made = LargeBatch.Make(At(1, 2000), At(2, 200));
    var read = Stopwatch.StartNew();
    var batch = made.Analyse();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batch.Documents.Length} documents analysed in {read.Elapsed.TotalSeconds:0.00} s"));
    var period = DayRange.ParsePeriod(made.Period)!.Value;
    var options = new ConsolidateOptions(made.Roster, period, period.Last!.Value, default, null);
    Digest digest = null!;
    for (var round = 0; round < 5; round++)
    {
        var watch = Stopwatch.StartNew();
        digest = new Consolidator(DataFolder.Default).Consolidate(batch, options);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"consolidated in {watch.Elapsed.TotalSeconds:0.00} s"));
    }

    var found = digest.Copies.Select(c => (c.Evidence[0].Path, c.Evidence[1].Path)).ToHashSet();
    var planted = made.Copies.Where(c => c.Copy.StartsWith($"第{made.Period[^2..]}周", StringComparison.Ordinal)).ToList();
    foreach (var c in planted.Where(c => !found.Contains((c.Copy, c.Source)) && !found.Contains((c.Source, c.Copy)))) Console.WriteLine($"not found: {c.Copy} of {c.Source}");
    foreach (var f in found.Where(f => !planted.Contains(f) && !planted.Contains((f.Item2, f.Item1)))) Console.WriteLine($"not planted: {f}");
    var hit = planted.Count(c => found.Contains((c.Copy, c.Source)) || found.Contains((c.Source, c.Copy)));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit} of {planted.Count} copies planted in the period found; {found.Count} reported"));
}
else if (args is ["web", ..])
{
    return await WebLoad.RunAsync(At(1, 2000), At(2, 200));
}
else if (args is ["store", ..])
{
    StoreRuns.Say(At(1, 2000), At(2, 200), args.Length > 3 ? args[3] : null);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}

return 0;
