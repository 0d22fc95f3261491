using DocPipe.Classify;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Cli.Commands;

/// <summary>How words are found for the classifier: as the pipeline's own stage finds them, but for a roster's units.</summary>
internal static class WordCutters
{
    public static WordCutter Plain(DataFolder models)
    {
        var segmenter = new Segmenter(Lexicon.Open(models));
        return (text, into) => segmenter.Tokenize(text, into);
    }
}
