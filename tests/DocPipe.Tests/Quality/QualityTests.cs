using System.Text.Json;
using DocPipe.Evaluate;
using DocPipe.Model;

namespace DocPipe.Tests.Quality;

/// <summary>
/// Guards the scores on the project's own answers. A score below its floor fails; raising a floor (corpus/floor.json) is a commit, lowering one
/// needs a reason in its message.
/// </summary>
public class QualityTests
{
    [Fact]
    public void No_score_on_our_own_answers_falls_below_its_floor()
    {
        var floors = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(SharedData.Corpus("floor.json")))!;
        var runner = StandardPipeline.Runner(Roster.Empty);

        var scores = Evaluation.Run(SharedData.Corpus("gold"), path => runner.Read([path], default).SelectMany(o => o.Documents), DataFolder.Default)
            .Scores.ToDictionary(s => s.Kind, s => s.Score.F1, StringComparer.Ordinal);

        Assert.Equal(scores.Keys.Order(StringComparer.Ordinal), floors.Keys.Order(StringComparer.Ordinal));
        Assert.All(floors, floor => Assert.True(scores[floor.Key] >= floor.Value, $"{floor.Key}: {scores[floor.Key]:0.000} is below {floor.Value}"));
    }
}
