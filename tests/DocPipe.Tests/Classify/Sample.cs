using System.Collections.Immutable;
using DocPipe.Classify;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Tests.Classify;

/// <summary>Examples for tests: a small part of the project's own sentences.</summary>
internal static class Sample
{
    private static readonly Lazy<Segmenter> Words = new(() => new Segmenter(Lexicon.Open(DataFolder.Default)));

    // Read when first asked for: while a class is being initialised, no other thread may look into it.
    private static readonly Lazy<ImmutableArray<Example>> small = new(() =>
        [.. All().Where(e => e.Label is "traffic" or "sanitation" or TrainingData.NoProblem).Where((_, i) => i % 3 == 0)]);

    public static ExampleReader Reader { get; } = new(DataFolder.Default, (text, into) =>
    {
        var tokens = new List<Token>();
        Words.Value.Tag(text, tokens);
        into.AddRange(tokens.Select(token => token.Span));
    });

    /// <summary>Every sentence there is.</summary>
    public static ImmutableArray<Example> All() => Reader.Read([SharedData.Corpus("problems")]);

    /// <summary>Two fields and what is no problem.</summary>
    public static ImmutableArray<Example> Small => small.Value;

    public static Example Of(string label, string text, string group = "a")
    {
        var (plain, words) = Reader.Prepare(text);
        return new Example(label, plain, group) { Words = words };
    }
}
