using System.Collections.Immutable;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Storage;

/// <summary>
/// Stands for all stages in tests of the store, and counts how often it is asked. It reads reports of the form "UNIT周报", period, and lines
/// of which those beginning with "问题：" are problems and those beginning with "任务：" tasks.
/// </summary>
internal sealed class ReportStage(Action<Document>? before = null) : IStage
{
    private int runs;

    public int Runs => runs;

    public string Name => "report";

    public int Version => 1;

    public ImmutableArray<Type> Needs => [];

    public ImmutableArray<Type> Gives => [typeof(ProblemAnnotation)];

    public BatchRunner Runner => new(new FileReader(), new Pipeline([], d => [d], [this]));

    public Document Run(Document document, CancellationToken cancellation)
    {
        Interlocked.Increment(ref runs);
        before?.Invoke(document);
        var annotations = new List<Annotation> { new TypeAnnotation(default, Name, DocumentType.Weekly) };
        var (start, row) = (0, 0);
        foreach (var line in document.Text.Split('\n'))
        {
            var span = new Span(start, start + line.Length);
            if (row == 0)
            {
                annotations.Add(new TitleAnnotation(span, Name));
                annotations.Add(new SenderAnnotation(span, Name, line.Replace("周报", "", StringComparison.Ordinal), SenderEvidence.Title));
            }

            if (row == 1) annotations.Add(new PeriodAnnotation(span, Name, line));
            if (line.StartsWith("问题：", StringComparison.Ordinal)) annotations.Add(new ProblemAnnotation(span, Name, "traffic", 0.9, []));
            if (line.StartsWith("任务：", StringComparison.Ordinal)) annotations.Add(new TaskAnnotation(span, Name, TaskKind.Next, ["城管局"], [], null));
            start = span.End + 1;
            row++;
        }

        return document.With(annotations);
    }
}
