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
    public void Of_two_findings_on_the_whole_document_and_of_two_at_one_place_only_the_one_that_was_meant_is_withdrawn()
    {
        var place = new Span(7, 13);
        FindingAnnotation[] findings =
        [
            new(default, "review", FindingKind.TooShort, "太短。"), new(default, "review", FindingKind.Truncated, "没有写完。"),
            new(place, "review", FindingKind.NoOwner, "没有责任单位。"), new(place, "review", FindingKind.NoDue, "没有时限。"),
        ];
        var document = Sample.With(findings);

        foreach (var meant in findings)
        {
            var left = document.Corrected([Word(document, CorrectionAction.Reject, meant, null)]).All<FindingAnnotation>();
            Assert.Equal(findings.Where(f => f != meant), left);
        }
    }

    [Fact]
    public void That_a_judgement_is_right_holds_only_while_it_is_made()
    {
        var finding = new FindingAnnotation(new Span(7, 13), "review", FindingKind.NoDue, "没有时限。");
        var document = Sample.With([finding]);
        var word = Word(document, CorrectionAction.Accept, finding, null);

        Assert.Equal("人:王芳", Assert.Single(document.Corrected([word]).All<FindingAnnotation>()).By);
        Assert.Empty(Sample.Corrected([word]).All<FindingAnnotation>());
    }

    [Fact]
    public void The_other_places_of_a_contradiction_are_carried_to_the_source_and_back()
    {
        var document = Sample;
        // The restored text lacks the title.
        var cut = Text.IndexOf('\n', StringComparison.Ordinal) + 1;
        document = new Document(document.Source, Text[cut..], OriginMap.Of([new(new Span(0, Text.Length - cut), new Span(cut, Text.Length), true)])) { SourceText = Text };
        var conflict = new ConflictAnnotation(new Span(0, 4), "review", ConflictKind.Total, "对不上。") { Also = [new Span(8, 10)] };
        var word = Word(document.With([conflict]), CorrectionAction.Accept, conflict, null);

        Assert.Equal(new Span(cut + 8, cut + 10), Assert.Single(((ConflictAnnotation)word.Was!).Also));
        Assert.Equal(new Span(8, 10), Assert.Single(Assert.Single(document.With([conflict]).Corrected([word]).All<ConflictAnnotation>()).Also));
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
