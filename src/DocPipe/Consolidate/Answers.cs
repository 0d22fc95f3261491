using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>Last period's problems that this period's work has answered: told as mended, and not raised again.</summary>
/// <param name="words">Rows of kind (mended, recall, not) and word.</param>
internal sealed class Answers(IReadOnlyCollection<string[]> words)
{
    /// <summary>A shorter sentence is a title.</summary>
    private const int ShortestAnswer = 10;

    private readonly WordIndex mended = new(words.Where(r => r is ["mended", _]).Select(r => r[1]));
    private readonly WordIndex recall = new(words.Where(r => r is ["recall", _]).Select(r => r[1]));
    private readonly WordIndex not = new(words.Where(r => r is ["not", _]).Select(r => r[1]));

    /// <summary>The words tell that something was mended, and not that it is broken again.</summary>
    public bool IsMended(ReadOnlySpan<char> words) => (Has(words, mended) || Has(words, recall)) && !Has(words, not);

    public ImmutableArray<DigestAnswer> Of(IEnumerable<Submission> current, ProblemHistory history, IReadOnlySet<ProblemAnnotation> raisedAgain, IReadOnlyDictionary<string, string> labels)
    {
        var best = new Dictionary<ProblemAnnotation, (StatedProblem Problem, double Score, Submission Submission, Span Sentence)>(ReferenceEqualityComparer.Instance);
        foreach (var submission in current)
        {
            var document = submission.Document;
            var text = document.Text;
            foreach (var (sentence, isProblem) in Told(document))
            {
                var words = sentence.Of(text);
                var recalls = Has(words, recall);
                if (sentence.Length < ShortestAnswer || !IsMended(words) || (isProblem && !recalls)) continue;
                foreach (var (problem, score) in history.AnsweredBy(submission.Unit, Pairs.Of(text, sentence), recalls))
                {
                    if (raisedAgain.Contains(problem.Problem)) continue;
                    var worth = score + (problem.Submission.Unit == submission.Unit ? 0.1 : 0);
                    if (!best.TryGetValue(problem.Problem, out var known) || known.Score < worth) best[problem.Problem] = (problem, worth, submission, sentence);
                    break;
                }
            }
        }

        return
        [
            .. best.Values.OrderBy(a => a.Problem.Submission.Path, StringComparer.Ordinal).ThenBy(a => a.Problem.Problem.Span).Select(a => new DigestAnswer(
                a.Problem.Problem.Category, labels.GetValueOrDefault(a.Problem.Problem.Category, a.Problem.Problem.Category), a.Problem.Text, a.Problem.Submission.Unit,
                EvidenceOf.OneLine(a.Sentence.Of(a.Submission.Document.Text)), a.Submission.Unit,
                [a.Problem.Evidence, EvidenceOf.Span(a.Submission.Document, a.Sentence)])),
        ];
    }

    /// <summary>Sentences of work done, and what a section of problems says of those that are gone.</summary>
    private static IEnumerable<(Span Sentence, bool IsProblem)> Told(Document document)
    {
        var last = -1;
        foreach (var block in document.Blocks)
        {
            if (block.Kind is not (BlockKind.Item or BlockKind.Paragraph or BlockKind.Heading) || block.Role is Role.NextSteps or Role.Goals || block.Span.Start < last) continue;
            last = block.Span.End;
            foreach (var sentence in Statements.Split(document.Text, block.Content.End > block.Content.Start ? block.Content with { End = block.Span.End } : block.Span, parts: false))
                yield return (sentence, block.Role == Role.Problems);
        }
    }

    private static bool Has(ReadOnlySpan<char> text, WordIndex words)
    {
        for (var i = 0; i < text.Length; i++)
            if (words.EndOfWordAt(text, i) > 0) return true;
        return false;
    }
}
