using DocPipe.Classify;
using DocPipe.Model;

namespace DocPipe.Tests.Classify;

/// <summary>A model that learnt from problems sorts work too: the words of a field are the same.</summary>
public sealed class WorkLineTests
{
    private const double Floor = 0.88;

    [Fact]
    public void Work_lines_that_nobody_trained_on_are_sorted_nearly_as_well_as_problems()
    {
        var model = ClassifierFile.Read(DataFolder.Default.PathOf(ClassifierFile.Shipped));
        var lines = Sample.Reader.Read([SharedData.Corpus("worklines")]);

        var right = lines.Count(line => model.Judge(line.Text, line.Words.AsSpan()).Kind == line.Label);

        Assert.True(lines.Length >= 150);
        Assert.True((double)right / lines.Length >= Floor, $"{right} of {lines.Length}");
    }
}
