using DocPipe.Classify;
using DocPipe.Model;

namespace DocPipe.Tests.Classify;

/// <summary>The model that comes with the program is the one that the project's own sentences give.</summary>
public sealed class ShippedModelTests
{
    private static readonly IProblemClassifier Model = ClassifierFile.Read(DataFolder.Default.PathOf(ClassifierFile.Shipped));

    [Fact]
    public void Its_card_names_the_sentences_as_they_stand()
    {
        // Training anew takes longer than a test may; the card's fingerprint tells whether somebody forgot to.
        var card = File.ReadAllText(DataFolder.Default.PathOf("problems.md"));

        Assert.Contains(ModelCard.Fingerprint(Sample.All()), card, StringComparison.Ordinal);
        Assert.Contains($"{new FileInfo(DataFolder.Default.PathOf(ClassifierFile.Shipped)).Length}字节", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_labels_are_the_categories_in_their_order() =>
        Assert.Equal(["none", .. Category.ReadAll(DataFolder.Default).Select(c => c.Id)], Model.Labels.ToArray());

    [Fact]
    public void It_learnt_what_it_was_taught()
    {
        var report = ClassifierTraining.Test(Model, [.. Sample.All().Where((_, i) => i % 5 == 0)]);

        Assert.True(report.MacroF1 > 0.98, $"{report.MacroF1}");
        Assert.True(report.ProblemF1 > 0.98, $"{report.ProblemF1}");
    }

    [Fact]
    public void Its_groups_of_words_are_the_table() =>
        Assert.Equal(CueTable.Read(DataFolder.Default).Rows.SelectMany(r => r), Assert.IsType<LinearClassifier>(Model).Cues.Rows.SelectMany(r => r));
}
