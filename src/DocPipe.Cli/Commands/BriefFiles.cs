using System.Text;
using DocPipe.Model;
using DocPipe.Render;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>The files of a briefing, by name, but for the digest itself.</summary>
internal static class BriefFiles
{
    private const string Template = "简报";

    public static IReadOnlyDictionary<string, byte[]> Of(BriefingRenderer renderer, Digest digest, CancellationToken cancellation)
    {
        var briefing = renderer.Compose(Template, digest, cancellation).Single();
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["简报.docx"] = briefing.Docx(),
            ["简报.html"] = Encoding.UTF8.GetBytes(briefing.Html()),
            ["简报.md"] = Encoding.UTF8.GetBytes(briefing.Markdown()),
            ["台账.xlsx"] = renderer.LedgerXlsx(digest),
        };
    }

    /// <summary>As these templates rendered the digest before, or rendered and kept now.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(Store store, ConsolidatedBatch made, CancellationToken cancellation)
    {
        var print = PipelineFingerprint.OfRendering(DataFolder.Default, TemplateFolder.Default);
        if (store.Digests.Renderings(made.Kept.Id, print) is { Count: > 0 } kept) return kept;
        var rendered = Of(new BriefingRenderer(TemplateFolder.Default), made.Digest, cancellation);
        store.Digests.KeepRenderings(made.Kept.Id, print, rendered);
        return rendered;
    }
}
