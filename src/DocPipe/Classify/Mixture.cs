using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>
/// Tells a list of matters of several kinds ("死角、乱停乱放、乱拉乱挂依然存在") from one matter: of a list, no part says more than the others,
/// so where it stands decides; one matter keeps its own kind wherever it stands.
/// </summary>
internal static class Mixture
{
    private const int LeastParts = 3;
    private const int LeastLength = 2;

    /// <summary>How sure the kinds of two parts must be to differ.</summary>
    private const double Plain = 0.5;

    public static bool Is(IProblemClassifier classifier, string text, Span finding, TokenWindow words)
    {
        // An account in several clauses says more than a list: its kind is that of the whole.
        if (finding.Of(text).IndexOfAny('，', ',') >= 0) return false;
        string? first = null;
        var differ = false;
        var parts = 0;
        for (int i = finding.Start, start = finding.Start; i <= finding.End; i++)
        {
            if (i < finding.End && text[i] != '、') continue;
            var part = new Span(start, i);
            start = i + 1;
            if (part.Length < LeastLength) continue;
            parts++;
            var judgement = classifier.Judge(part.Of(text), words.Of(part));
            if (judgement.Sure < Plain) continue;
            first ??= judgement.Kind;
            differ |= judgement.Kind != first;
        }

        return parts >= LeastParts && differ;
    }
}
