using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>Reads one kind of thing. It sees what the extractors before it found, keeps no state, and never throws on odd text.</summary>
internal interface IExtractor
{
    /// <summary>The new annotations, in any order; their spans are into the document's text.</summary>
    IEnumerable<Annotation> Extract(Document document);
}
