using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Tests.Consolidate;

/// <summary>Makes documents as the stages before would have left them.</summary>
internal sealed class Made
{
    private readonly List<Annotation> annotations = [];
    private readonly string text;
    private readonly string path;

    private Made(string path, string text) => (this.path, this.text) = (path, text);

    public static Made Weekly(string path, string unit, string period, string text) => Of(path, unit, DocumentType.Weekly, period, text);

    public static Made Plan(string path, string unit, string text) => Of(path, unit, DocumentType.Plan, null, text);

    public Made Task(string words, TaskKind kind, string? lead = null, string? due = null)
    {
        var span = Find(words);
        annotations.Add(new TaskAnnotation(span, "test", kind, lead is null ? [] : [lead], [], due is null ? null : new DueTime(span, due)));
        return this;
    }

    public Made Figure(string words, decimal? value, string unit, string of, Qualifier qualifier = Qualifier.Exact)
    {
        annotations.Add(new FigureAnnotation(Find(words), "test", value, unit, qualifier, value is null, of));
        return this;
    }

    public Made Problem(string words, string category)
    {
        annotations.Add(new ProblemAnnotation(Find(words), "test", category, 0.9, []));
        return this;
    }

    public Made Add(Annotation annotation)
    {
        annotations.Add(annotation);
        return this;
    }

    public Span Find(string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the made text has no “{words}”");
        return new Span(at, at + words.Length);
    }

    public Document Document => DocPipe.Model.Document.FromReading(new Source(path, path.GetHashCode(StringComparison.Ordinal).ToString("x8"), "txt", "utf-8"), text).With(annotations) with
    {
        Tokens = [.. Words(text)],
    };

    public static Batch Batch(params Made[] made) => new([.. made.Select(m => m.Document)], [], made.Length);

    private static Made Of(string path, string unit, DocumentType type, string? period, string text)
    {
        var made = new Made(path, text);
        var all = new Span(0, text.Length);
        made.annotations.Add(new TypeAnnotation(all, "test", type));
        made.annotations.Add(new SenderAnnotation(default, "test", unit, SenderEvidence.Path));
        if (period is not null) made.annotations.Add(new PeriodAnnotation(default, "test", period));
        return made;
    }

    /// <summary>Pairs of characters stand in for words: enough to compare stretches by.</summary>
    private static IEnumerable<Token> Words(string text)
    {
        for (var i = 0; i < text.Length; i += 2) yield return new Token(new Span(i, Math.Min(i + 2, text.Length)));
    }
}
