using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <summary>
/// Finds the sentences and clauses that state a shortcoming of the present, in or out of a section of problems, and sorts them into the
/// office's categories. What it is unsure of it says with little confidence; who shows it decides what to leave to a person.
/// </summary>
public sealed class ClassifyStage : IStage
{
    private readonly IProblemClassifier classifier;
    private readonly ContextTable context;
    private readonly PhraseTable<bool> subjects;

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
        subjects = new PhraseTable<bool>(models.Lines("classify/subjects.txt").Select(w => (w, true)));
    }

    public string Name => "classify";

    public int Version => 1;

    public ImmutableArray<Type> Needs => [typeof(Block), typeof(Token), typeof(TypeAnnotation)];

    public ImmutableArray<Type> Gives => [typeof(ProblemAnnotation)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var type = document.First<TypeAnnotation>()?.Type ?? DocumentType.Other;
        var words = new TokenWindow(document.Tokens);
        var search = new FindingSearch(classifier, subjects);
        var findings = new List<Finding>();
        foreach (var (span, role) in Passages.Of(document))
        {
            cancellation.ThrowIfCancellationRequested();
            var shift = context.ShiftOf(role, type);
            foreach (var clauses in Clauses.Sentences(document.Text, span)) search.Find(document.Text, clauses, words, shift, findings);
        }

        return document.With(findings.Select(f => new ProblemAnnotation(
            f.Span, Name, f.Judgement.Kind, f.Judgement.Problem * f.Judgement.Sure, classifier.Judge(f.Span.Of(document.Text), words.Of(f.Span), explain: true).Because)));
    }
}
