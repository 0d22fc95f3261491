using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <summary>
/// Finds the sentences and clauses that state a shortcoming of the present, in or out of a section of problems, and sorts them into the
/// office's categories; and tells to which of these fields each work line belongs. What it is unsure of it says with little confidence; who
/// shows it leaves what is under <see cref="Category.LeastConfidence"/> to a person.
/// </summary>
public sealed class ClassifyStage : IStage
{
    private readonly IProblemClassifier classifier;
    private readonly ContextTable context;
    private readonly PhraseTable<bool> subjects;
    private readonly PhraseTable<bool> turns;

    /// <exception cref="DataFileException">The model (DP4101 to DP4103) or a table (DP4104, DP9101) is missing or damaged, or the model knows no text without a problem (DP4105).</exception>
    public ClassifyStage(DataFolder models)
        : this(models, ClassifierFile.Read(models?.PathOf(ClassifierFile.Shipped) ?? throw new ArgumentNullException(nameof(models))))
    {
    }

    /// <inheritdoc cref="ClassifyStage(DataFolder)"/>
    public ClassifyStage(DataFolder models, IProblemClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(classifier);
        if (classifier.NoProblem is null) throw new DataFileException("DP4105", "这个分类模型不会判断“是不是问题”：训练例句里要有 none 一类");
        this.classifier = classifier;
        context = new ContextTable(models);
        subjects = Words(models, "classify/subjects.txt");
        turns = Words(models, "classify/turns.txt");
    }

    public string Name => "classify";

    public int Version => 2;

    public ImmutableArray<Type> Needs => [typeof(Block), typeof(Token), typeof(TypeAnnotation), typeof(TaskAnnotation)];

    public ImmutableArray<Type> Gives => [typeof(ProblemAnnotation), typeof(TopicAnnotation)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var type = document.First<TypeAnnotation>()?.Type ?? DocumentType.Other;
        var words = new TokenWindow(document.Tokens);
        var search = new FindingSearch(classifier, subjects, turns);
        var findings = new List<Finding>();
        foreach (var (span, role, heading) in Passages.Of(document))
        {
            cancellation.ThrowIfCancellationRequested();
            var shift = context.ShiftOf(role, type);
            var before = findings.Count;
            foreach (var clauses in Clauses.Sentences(document.Text, span)) search.Find(document.Text, clauses, words, shift, findings);
            for (var i = before; i < findings.Count; i++) findings[i] = Placed(findings[i], heading, document.Text, words);
        }

        var problems = findings.Select(Annotation (f) => new ProblemAnnotation(
            f.Span, Name, f.Judgement.Kind, f.Judgement.Problem * f.Judgement.Sure, classifier.Judge(f.Span.Of(document.Text), words.Of(f.Span), explain: true).Because));
        var topics = document.All<TaskAnnotation>().Select(Annotation (task) =>
        {
            var judgement = classifier.Judge(task.Span.Of(document.Text), words.Of(task.Span));
            return new TopicAnnotation(task.Span, Name, judgement.Kind, judgement.Sure);
        });
        return document.With([.. problems, .. topics]);
    }

    private static PhraseTable<bool> Words(DataFolder models, string table) => new(models.Lines(table).Select(word => (word, true)));

    /// <summary>A list of matters of several kinds is of the kind of its heading, where that says one.</summary>
    private Finding Placed(Finding finding, Span? heading, string text, TokenWindow words)
    {
        if (heading is not { } above || !Mixture.Is(classifier, text, finding.Span, words)) return finding;
        var place = classifier.Judge(above.Of(text), words.Of(above));
        return place.Sure < Category.LeastConfidence ? finding : finding with { Judgement = finding.Judgement with { Kind = place.Kind, Sure = place.Sure } };
    }
}
