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
    /// <summary>Passages up to so many characters may be no more than a name: "东湖公园", "桥西街道办事处".</summary>
    private const int LongestName = 8;

    private readonly IProblemClassifier classifier;
    private readonly ContextTable context;
    private readonly PhraseTable<bool> subjects;
    private readonly PhraseTable<bool> turns;
    private readonly PhraseTable<bool> measures;

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
        measures = Words(models, "classify/measures.txt");
    }

    public string Name => "classify";

    public int Version => 3;

    public ImmutableArray<Type> Needs => [typeof(Block), typeof(Token), typeof(TypeAnnotation), typeof(TaskAnnotation)];

    public ImmutableArray<Type> Gives => [typeof(ProblemAnnotation), typeof(TopicAnnotation)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var type = document.First<TypeAnnotation>()?.Type ?? DocumentType.Other;
        var words = new TokenWindow(document.Tokens);
        var search = new FindingSearch(classifier, subjects, turns);
        var findings = new List<Finding>();
        void Find(Passage passage)
        {
            var shift = context.ShiftOf(passage.Role, type);
            // What is as short as a name has to say by itself that it is none: a section of problems lists places too.
            if (passage.Span.Length <= LongestName) shift = Math.Min(shift, 0);
            var before = findings.Count;
            foreach (var clauses in Clauses.Sentences(document.Text, passage.Span))
            {
                var measure = measures.Match(document.Text, clauses[0].Span.Start, clauses[0].Span.End) > 0;
                search.Find(document.Text, clauses, words, measure ? Math.Min(shift, 0) : shift, findings);
            }

            for (var i = before; i < findings.Count; i++) findings[i] = Placed(findings[i], passage.Heading, document.Text, words);
        }

        // "（一）宣传力度不够" is the finding itself where what stands under it says only what will be done.
        Passage? heading = null;
        var below = 0;
        foreach (var passage in Passages.Of(document))
        {
            cancellation.ThrowIfCancellationRequested();
            if (passage.IsHeading)
            {
                if (heading is { } silent && findings.Count == below) Find(silent);
                (heading, below) = (passage, findings.Count);
            }
            else
            {
                Find(passage);
            }
        }

        if (heading is { } last && findings.Count == below) Find(last);

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
