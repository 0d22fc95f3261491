using DocPipe.Classify;
using DocPipe.Extract;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Restore;
using DocPipe.Review;
using DocPipe.Segment;
using DocPipe.Structure;

namespace DocPipe;

/// <summary>
/// The file to read first: every stage in order. To add one, write a room with its <c>XStage.cs</c> and put its line here; the
/// pipeline refuses to be built when a stage stands before what it needs.
/// </summary>
public static class StandardPipeline
{
    /// <summary>All stages, with the tables beside the program.</summary>
    /// <exception cref="DataFileException">A table is missing or doesn't parse.</exception>
    public static BatchRunner Runner(Roster roster, ReadLimits? limits = null) => Runner(DataFolder.Default, TemplateFolder.Default, roster, limits);

    public static BatchRunner Runner(DataFolder models, TemplateFolder templates, Roster roster, ReadLimits? limits = null) =>
        new(new FileReader(models, limits ?? ReadLimits.Default), Create(models, templates, roster));

    public static Pipeline Create(DataFolder models, TemplateFolder templates, Roster roster) => new(
        whole: [new RestoreStage(models)],
        split: CollectionSplitter.Split,
        each:
        [
            new StructureStage(roster, models),
            new SegmentStage(Lexicon.Open(models, roster)),
            new ExtractStage(models, roster),
            new ClassifyStage(models),
            Review(models, templates, roster),
        ]);

    /// <summary>The stage that judges a document, alone: what people say of a document is judged anew by it (<see cref="ReviewStage.Again"/>).</summary>
    public static ReviewStage Review(DataFolder models, TemplateFolder templates, Roster roster) => new(models, roster, templates.PathOf("checklists"));

    /// <summary>Reads files, and restores their text if asked to, without going on.</summary>
    public static BatchRunner Reader(bool restored, ReadLimits? limits = null) => new(
        new FileReader(DataFolder.Default, limits ?? ReadLimits.Default),
        new Pipeline(restored ? [new RestoreStage(DataFolder.Default)] : [], static document => [document], []));
}
