using System.Security.Cryptography;
using System.Text;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What results of the stages depend on beside the file: readings made under another fingerprint are made anew.</summary>
public static class PipelineFingerprint
{
    /// <summary>
    /// Of the program itself, the stages with their versions, every table and model, the checklists, the roster and the limits, as one hash.
    /// </summary>
    public static string Of(Pipeline pipeline, DataFolder models, TemplateFolder templates, Roster roster, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(roster);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string part) => hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
        // Readers have no version of their own: a program built from other sources reads anew.
        Add(typeof(Pipeline).Module.ModuleVersionId.ToString());
        Add(pipeline.Fingerprint);
        Add(limits.ToString());
        foreach (var unit in roster.Units) Add($"{unit.Name}\t{string.Join('|', unit.Aliases)}\t{unit.Kind}");
        Add(OfFolder(models.Root));
        Add(OfFolder(templates.PathOf("checklists")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

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
