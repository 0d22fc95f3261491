using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

/// <summary>The project's own tables, opened once for a class of tests.</summary>
public sealed class LexiconFixture
{
    internal static DataFolder Models { get; } = new(Path.Combine(SharedData.Root, "models"));

    public Segmenter Jieba { get; } = Segmenter.Open(Models);

    public Lexicon Layered { get; } = Lexicon.Open(
        Models,
        new Roster([new RosterUnit("云溪区住建局", [], "区直部门", ""), new RosterUnit("云溪街道办事处", ["云溪街道办"], "街道", "")]));
}
