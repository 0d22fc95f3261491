using DocPipe.Web.Corrections;

namespace DocPipe.Web.Reading;

/// <summary>What was read in a document, in the words of the margin.</summary>
internal sealed class Findings(ReaderWords words, IReadOnlyDictionary<string, string> categories)
{
    private const int LongestWords = 120;

    /// <summary>In reading order, what is said of the whole document first; facts that the head of the page shows are left out.</summary>
    public ImmutableArray<Finding> Of(Document document)
    {
        var result = ImmutableArray.CreateBuilder<Finding>(document.Annotations.Length);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var annotation in document.Annotations)
        {
            if (Said(annotation) is not { } finding) continue;
            var span = AnnotationKinds.Place(document, annotation);
            var key = KeyOf(finding.Kind, span, finding.Which);
            for (var again = 2; !keys.Add(key); again++) key = $"{KeyOf(finding.Kind, span, finding.Which)}-{again}";
            var words = OneLine(annotation is NoiseAnnotation ? span.Of(document.SourceText) : annotation.Span.Of(document.Text));
            result.Add(finding with
            {
                Key = key, Span = span, Words = words, Says = Without(words, finding.Says),
                By = annotation.By.StartsWith(Correction.Person, StringComparison.Ordinal) ? annotation.By[Correction.Person.Length..] : null,
            });
        }

        return [.. result.OrderBy(f => !f.Span.IsEmpty).ThenBy(f => f.Span)];
    }

    public static string KeyOf(string kind, Span span, string? which) => kind == "missing" ? $"{kind}-{which}" : which is null ? $"{kind}-{span.Start}-{span.End}" : $"{kind}-{which}-{span.Start}-{span.End}";

    /// <summary>What an annotation is said to be, without its place.</summary>
    public string Says(Annotation annotation) => Said(annotation)?.Says ?? annotation switch
    {
        TypeAnnotation a => words.Of(a.Type),
        SenderAnnotation a => a.Name,
        PeriodAnnotation a => ReaderWords.Period(a.Value),
        _ => "",
    };

    public static string OneLine(ReadOnlySpan<char> text)
    {
        var result = new System.Text.StringBuilder(Math.Min(text.Length, LongestWords));
        foreach (var c in text)
        {
            if (result.Length >= LongestWords) return (char.IsHighSurrogate(result[^1]) ? result.ToString(0, result.Length - 1) : result.ToString()) + "……";
            if (!char.IsWhiteSpace(c)) result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>What the quoted words say themselves is not said again.</summary>
    private static string Without(string words, string says) =>
        says == words ? "" : Quoted(words, says) is var after and > 0 ? says[after..] : words.Length > 0 && says.StartsWith(words + "　", StringComparison.Ordinal) ? says[(words.Length + 1)..]
        : words.Length > 0 && says.EndsWith("：" + words, StringComparison.Ordinal) ? says[..^(words.Length + 1)] : says;

    /// <summary>Where a sentence goes on behind the words that it begins with in quotation marks, maybe cut short; 0 where it doesn't begin so.</summary>
    private static int Quoted(string words, string says)
    {
        var close = says.StartsWith('“') ? says.IndexOf('”', StringComparison.Ordinal) : -1;
        return close > 1 && words.StartsWith(says[1..close].TrimEnd('…'), StringComparison.Ordinal) ? close + 1 : 0;
    }

    private Finding? Said(Annotation annotation)
    {
        var (says, changeable) = annotation switch
        {
            TaskAnnotation a => (Task(a), true),
            PhaseAnnotation a => ($"{a.Name}　{DateEntry.Show(a.Start)}—{DateEntry.Show(a.End)}".TrimEnd('—', '　'), true),
            DateAnnotation a => (Names.Of(a.Kind) + "：" + (a.Value.AsSpan().ContainsAnyInRange('0', '9') || a.Value[0] == 'R' ? DateEntry.Show(a.Value) : "没有写明是哪天"), true),
            FigureAnnotation a => (Figure(a), true),
            ProblemAnnotation a => (categories.GetValueOrDefault(a.Category, a.Category), true),
            PlaceholderAnnotation a => (Names.Of(a.Kind), true),
            ReferenceAnnotation a => (a.Number ?? "", true),
            SectionAnnotation a => (words.Of(a.Role), true),
            UnitAnnotation a => (a.Mentions > 1 ? $"{a.Name}　提到{a.Mentions}次" : a.Name, true),
            NoiseAnnotation a => (Names.Of(a.Kind) + (a.Repaired is { Length: > 0 } repaired ? $"，应为“{OneLine(repaired)}”" : ""), false),
            MissingAnnotation a => ($"缺少“{(a.Label.Length > 0 ? a.Label : words.Of(a.Role))}”{(a.Advice.Length > 0 ? "。" + a.Advice : "")}", false),
            FindingAnnotation a => (a.Message, false),
            ConflictAnnotation a => (a.Message, false),
            _ => (null, false),
        };
        if (says is null) return null;
        var finding = new Finding("", AnnotationKinds.Of(annotation)!, default, "", says)
        {
            Changeable = changeable, Which = AnnotationKinds.Which(annotation), ToDo = annotation is MissingAnnotation or FindingAnnotation or ConflictAnnotation or PlaceholderAnnotation { Kind: not PlaceholderKind.Elided },
        };
        return annotation is not ProblemAnnotation p ? finding : finding with
        {
            Category = p.Category, Pending = p.Confidence < Category.LeastConfidence, ToDo = p.Confidence < Category.LeastConfidence,
            Because = p.Because.IsDefaultOrEmpty ? null : string.Join('、', p.Because),
        };
    }

    private static string Task(TaskAnnotation task)
    {
        var parts = new List<string> { Names.Of(task.Kind) };
        if (!task.Lead.IsEmpty) parts.Add("牵头 " + string.Join('、', task.Lead));
        if (!task.Responsible.IsEmpty) parts.Add("责任 " + string.Join('、', task.Responsible));
        if (task.Due?.Value is { } due) parts.Add("时限 " + DateEntry.Show(due));
        return string.Join("　", parts);
    }

    private string Figure(FigureAnnotation figure)
    {
        var amount = figure.Masked ? "遮盖" : AmountEntry.Show(figure.Value) + figure.Unit;
        if (figure.Qualifier != Qualifier.Exact) amount += $"（{words.Of(figure.Qualifier)}）";
        return figure.Of.Length > 0 ? $"{figure.Of} {amount}" : amount;
    }
}
