using System.Collections.Immutable;
using System.Text.Encodings.Web;
using DocPipe.Model;
using DocPipe.Web.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace DocPipe.Tests.Web;

public class MarkedTextTests
{
    [Fact]
    public void Marks_that_overlap_are_cut_into_stretches_that_do_not()
    {
        var lines = MarkedText.Of("城管局11月底前", new Span(0, 8), [Of("task", 0, 8), Of("unit", 0, 3), Of("date", 3, 8), Of("problem", 2, 5)]);

        var line = Assert.Single(lines);
        Assert.Equal(["0-2 task unit", "2-3 task unit problem", "3-5 task date problem", "5-8 task date"],
            line.Stretches.Select(s => $"{s.Span.Start}-{s.Span.End} {string.Join(' ', s.Marks.Select(m => m.Kind))}"));
        Assert.Equal(["task unit", "problem", "date", ""], line.Stretches.Select(s => string.Join(' ', s.Begins.Select(m => m.Kind))));
    }

    [Fact]
    public void A_mark_over_several_lines_goes_on_in_each_and_begins_once()
    {
        var lines = MarkedText.Of("甲乙\r\n\r\n丙丁\r戊", new Span(0, 9), [Of("task", 1, 9)]);

        Assert.Equal(["0-2", "4-4", "6-8", "9-9"], lines.Append(new TextLine(new Span(9, 9), [])).Take(4).Select(l => $"{l.Span.Start}-{l.Span.End}"));
        Assert.Equal(1, lines.SelectMany(l => l.Stretches).Sum(s => s.Begins.Length));
        Assert.Equal("乙丙丁", string.Concat(lines.SelectMany(l => l.Stretches).Where(s => s.Marks.Length == 1).Select(s => s.Span.In("甲乙\r\n\r\n丙丁\r戊"))));
    }

    [Fact]
    public void Every_text_and_every_marks_come_out_whole()
    {
        var marks = Gen.Choose(0, 60).Two().Select(p => new Span(Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2))).ListOf();
        var text = Gen.Elements('文', '明', 'a', '\n', '\r', '<').ListOf(60).Select(c => string.Concat(c));
        Prop.ForAll(text.Zip(marks).ToArbitrary(), pair =>
        {
            var (source, spans) = pair;
            var all = spans.Select((s, i) => new Mark($"m{i}", "task", s)).ToArray();

            var lines = MarkedText.Of(source, new Span(0, source.Length), all);

            Assert.Equal(source.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), string.Concat(lines.SelectMany(l => l.Stretches).Select(s => s.Span.In(source))));
            foreach (var stretch in lines.SelectMany(l => l.Stretches))
                Assert.Equal(all.Where(m => m.Span.Contains(stretch.Span)).Select(m => m.Key).Order(StringComparer.Ordinal), stretch.Marks.Select(m => m.Key).Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_a_text_holds_stays_text()
    {
        const string text = "<script>alert('x')</script>&amp;";
        using var writer = new StringWriter();

        new MarkedTextHtml(text, MarkedText.Of(text, new Span(0, text.Length), [Of("problem", 3, 20)])).WriteTo(writer, HtmlEncoder.Default);

        var html = writer.ToString();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&amp;amp;", html, StringComparison.Ordinal);
        Assert.Equal(text, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "")).TrimEnd('\n'));
    }

    private static Mark Of(string kind, int start, int end) => new($"{kind}-{start}-{end}", kind, new Span(start, end));
}
