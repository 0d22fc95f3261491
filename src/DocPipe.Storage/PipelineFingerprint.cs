using System.Security.Cryptography;
using System.Text;
using DocPipe.Ingest;
using DocPipe.Ingest.Programs;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What results of the stages depend on beside the file: readings made under another fingerprint are made anew.</summary>
public static class PipelineFingerprint
{
    /// <summary>
    /// Of the standard pipeline: the program itself, every table and model, the checklists, the roster, the limits and the helper programs
    /// that are there, as one hash. It needn't be built for this, which takes longer than to look up what is kept.
    /// </summary>
    public static string Of(DataFolder models, TemplateFolder templates, Roster roster, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(limits);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string part) => hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
        // Stages have versions, but readers have none: a program built from other sources reads anew.
        Add(typeof(Pipeline).Module.ModuleVersionId.ToString());
        Add(limits.ToString());
        if (limits.Helpers) foreach (var helper in HelperKind.All) Add($"{helper.Name} {helper.Find()}");
        foreach (var unit in roster.Units) Add($"{unit.Name}\t{string.Join('|', unit.Aliases)}\t{unit.Kind}");
        Add(OfFolder(models.Root));
        Add(OfFolder(templates.PathOf("checklists")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of what rendering depends on beside the digest: the program, the templates and the tables.</summary>
    public static string OfRendering(DataFolder models, TemplateFolder templates) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{typeof(Pipeline).Module.ModuleVersionId} {OfFolder(models.Root)} {OfFolder(templates.Root)}")));

    /// <summary>Of the names and contents of all files below a folder.</summary>
    internal static string OfFolder(string folder)
    {
        if (!Directory.Exists(folder)) return "";
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        var hashes = new string[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            using var stream = File.OpenRead(files[i]);
            hashes[i] = $"{FileList.Shown(Path.GetRelativePath(folder, files[i]))} {Convert.ToHexStringLower(SHA256.HashData(stream))}";
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes))));
    }
}
