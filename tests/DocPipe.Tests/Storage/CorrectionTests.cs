using DocPipe.Model;

namespace DocPipe.Tests.Storage;

public class CorrectionTests
{
    private const string Text = "城东街道周报\n本周清运垃圾。\n路口车辆乱停。";

    private static readonly DateTimeOffset now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    private static Document Sample => SampleDocuments.Weekly("a.txt", "城东", "2026-11-16/2026-11-22", Text);

    private static Correction Word(Document d, CorrectionAction action, Annotation? was, Annotation? now, int minute = 0) =>
        Correction.Of(d, action, was, now, "看错了", "王芳", CorrectionTests.now.AddMinutes(minute));

    [Fact]
    public void What_a_person_rejects_is_withdrawn_and_the_stages_word_stays_in_the_document_given()
    {
        var document = Sample;
        var corrected = document.Corrected([Word(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null)]);

        Assert.Empty(corrected.All<ProblemAnnotation>());
        Assert.Single(document.All<ProblemAnnotation>());
    }

    [Fact]
    public void What_a_person_changes_is_theirs_and_sure()
    {
        var document = Sample;
        var was = document.First<ProblemAnnotation>()!;
        var corrected = document.Corrected([Word(document, CorrectionAction.Change, was, was with { Category = "sanitation" })]);

        var problem = Assert.Single(corrected.All<ProblemAnnotation>());
        Assert.Equal(("sanitation", 1.0, "人:王芳", was.Span), (problem.Category, problem.Confidence, problem.By, problem.Span));
    }

    [Fact]
    public void What_a_person_accepts_is_theirs_from_then_on()
    {
        var document = Sample;
        var corrected = document.Corrected([Word(document, CorrectionAction.Accept, document.First<ProblemAnnotation>(), null)]);

        Assert.Equal(("traffic", 1.0, "人:王芳"), corrected.All<ProblemAnnotation>().Select(p => (p.Category, p.Confidence, p.By)).Single());
    }

    [Fact]
    public void A_unit_is_changed_wherever_it_was_read()
    {
        var document = Sample;
        var corrected = document.Corrected(
        [
            Word(document, CorrectionAction.Change, document.First<SenderAnnotation>(), new SenderAnnotation(new Span(0, 4), "", "城东街道", SenderEvidence.Text)),
        ]);

        Assert.Equal("城东街道", Assert.Single(corrected.All<SenderAnnotation>()).Name);
    }

    [Fact]
    public void Of_two_words_on_one_thing_the_later_wins_in_whatever_order_they_are_given()
    {
        var document = Sample;
        var was = document.First<ProblemAnnotation>()!;
        var first = Word(document, CorrectionAction.Change, was, was with { Category = "safety" }, minute: 1);
        var later = Word(document, CorrectionAction.Change, was, was with { Category = "community" }, minute: 2);

        Assert.Equal("community", Assert.Single(document.Corrected([later, first]).All<ProblemAnnotation>()).Category);
    }

    [Fact]
    public void A_word_holds_for_the_same_bytes_read_by_a_pipeline_that_restores_more()
    {
        var document = Sample;
        var word = Word(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null);
        // The newer pipeline removes the title and finds the problem a little shorter.
        var cut = Text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var newer = new Document(document.Source, Text[cut..], OriginMap.Of([new(new Span(0, Text.Length - cut), new Span(cut, Text.Length), true)])) { SourceText = Text };
        var at = newer.Text.IndexOf("车辆", StringComparison.Ordinal);
        newer = newer.With([new ProblemAnnotation(new Span(at, newer.Text.Length), "classify", "traffic", 0.8, [])]);

        Assert.Empty(newer.Corrected([word]).All<ProblemAnnotation>());
    }

    [Fact]
    public void A_task_that_is_added_has_its_due_time_where_the_person_saw_it()
    {
        var document = Sample;
        var span = new Span(7, 14);
        var task = new TaskAnnotation(span, "", TaskKind.Planned, ["城管局"], [], new DueTime(new Span(9, 11), "2026-11-30"));

        var added = Assert.Single(document.Corrected([Word(document, CorrectionAction.Add, null, task)]).All<TaskAnnotation>());

        Assert.Equal((span, new Span(9, 11)), (added.Span, added.Due!.Span));
    }

    [Fact]
    public void Corrections_of_other_documents_and_a_thing_that_is_no_longer_found_change_nothing_else()
    {
        var document = Sample;
        var other = SampleDocuments.Weekly("b.txt", "城西", "2026-11-16/2026-11-22", Text + "！");
        var gone = document with { Annotations = [.. document.Annotations.Where(a => a is not ProblemAnnotation)] };

        Assert.Equal(Printed.Of(document), Printed.Of(document.Corrected([Word(other, CorrectionAction.Reject, other.First<ProblemAnnotation>(), null)])));
        Assert.Equal(Printed.Of(gone), Printed.Of(gone.Corrected([Word(document, CorrectionAction.Reject, document.First<ProblemAnnotation>(), null)])));
    }

    [Fact]
    public void Action_and_annotations_must_fit_together()
    {
        var document = Sample;
        var problem = document.First<ProblemAnnotation>()!;

        Assert.Throws<ArgumentException>(() => Word(document, CorrectionAction.Add, problem, problem));
        Assert.Throws<ArgumentException>(() => Word(document, CorrectionAction.Reject, null, null));
        Assert.Throws<ArgumentException>(() => Word(document, CorrectionAction.Change, problem, document.First<TitleAnnotation>()));
    }
}
