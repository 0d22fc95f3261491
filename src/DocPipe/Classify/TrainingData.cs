using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>What training can't begin without.</summary>
public static class TrainingData
{
    /// <summary>The label of what states no problem.</summary>
    public const string NoProblem = LinearClassifier.None;

    /// <summary>Fewer of a label teach nothing that could be checked on the others.</summary>
    public const int LeastOfLabel = 2;

    /// <summary>Whether data is meant to be sorted by a list of categories, a slip or two apart: more of its labels are there than not.</summary>
    public static bool MeansCategories(IReadOnlyCollection<Example> examples, IReadOnlyCollection<string> categories)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(categories);
        var labels = examples.Select(e => e.Label).Where(l => l != NoProblem).ToHashSet(StringComparer.Ordinal);
        return labels.Count(categories.Contains) * 2 > labels.Count;
    }

    /// <param name="categories">The ids of the categories that there must be; null for data with labels of its own.</param>
    /// <exception cref="DataFileException">
    /// Under two labels (DP4113), a label that is no category (DP4114), a category without an example (DP4115), a label with one (DP4116).
    /// </exception>
    public static void Check(IReadOnlyCollection<Example> examples, IReadOnlyCollection<string>? categories)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var counts = examples.CountBy(e => e.Label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        if (counts.Keys.Count(l => l != NoProblem) < 2)
            throw new DataFileException("DP4113", $"至少要有两类才能训练，现在有：{(counts.Count == 0 ? "一条也没有" : string.Join('、', counts.Keys))}");
        if (categories is not null)
        {
            if (examples.FirstOrDefault(e => e.Label != NoProblem && !categories.Contains(e.Label)) is { } stranger)
                throw new DataFileException("DP4114", $"{stranger.Group} 里的类别“{stranger.Label}”不在问题分类里（可用：{string.Join('、', categories.Append(NoProblem))}）：{stranger.Text}");
            if (categories.FirstOrDefault(c => !counts.ContainsKey(c)) is { } empty)
                throw new DataFileException("DP4115", $"类别“{empty}”一条例句也没有：请补上例句，或从问题分类里去掉");
        }

        if (counts.Where(c => c.Value < LeastOfLabel).Select(c => c.Key).FirstOrDefault() is { } single)
            throw new DataFileException("DP4116", string.Create(CultureInfo.InvariantCulture, $"类别“{single}”只有一条例句，至少要{LeastOfLabel}条"));
    }
}
