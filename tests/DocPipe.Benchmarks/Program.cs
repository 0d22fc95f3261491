using System.Globalization;
using BenchmarkDotNet.Running;
using DocPipe.Benchmarks;

// batch FOLDER [DOCUMENTS [UNITS]] leaves a large batch there for measuring by hand; everything else goes to the benchmarks.
if (args is ["batch", var folder, ..])
{
    int At(int i, int otherwise) => args.Length > i ? int.Parse(args[i], CultureInfo.InvariantCulture) : otherwise;
    var batch = LargeBatch.Make(At(2, 2000), At(3, 200));
    batch.WriteTo(folder);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batch.Files.Count} documents, {batch.Copies.Count} of them copies, --period {batch.Period} --roster {Path.Combine(folder, "roster.csv")}"));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
