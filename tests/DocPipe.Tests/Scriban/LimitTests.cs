using System.Diagnostics;
using DocPipe.Scriban;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Tests.Scriban;

/// <summary>No template hangs, exhausts memory or the stack, or reaches out: each try ends in an error that says why.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("(", "statement depth limit `250`")]
    [InlineData("[", "statement depth limit `250`")]
    [InlineData("{a:", "statement depth limit `250`")]
    [InlineData("!", "statement depth limit `250`")]
    [InlineData("-", "statement depth limit `250`")]
    [InlineData("f(", "statement depth limit `250`")]
    [InlineData("x[", "statement depth limit `250`")]
    [InlineData("1+(", "statement depth limit `250`")]
    [InlineData("x ? ", "statement depth limit `250`")]
    [InlineData("a | ", "statement depth limit `250`")]
    [InlineData("$\"{", "statement depth limit `250`")]
    [InlineData("do;", "statement depth limit `250`")]
    [InlineData("if x;", "statement depth limit `250`")]
    [InlineData("if x; else ", "statement depth limit `250`")]
    [InlineData("case x; when 1;", "statement depth limit `250`")]
    [InlineData("x.", "statement depth limit `1000`")]
    [InlineData("1+", "statement depth limit `1000`")]
    public void A_hundred_thousand_levels_end_in_an_error(string level, string expected)
    {
        var template = Template.Parse("{{ " + string.Concat(Enumerable.Repeat(level, 100_000)), "text");

        Assert.Contains(template.Messages, message => message.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_hundred_levels_are_no_error()
    {
        var nested = "{{ " + new string('(', 200) + "1" + new string(')', 200) + " }}";
        var chain = "{{ 0" + string.Concat(Enumerable.Repeat(" + 1", 900)) + " }}";

        Assert.Equal("1", TemplateRun.Of(nested));
        Assert.Equal("900", TemplateRun.Of(chain));
    }

    [Theory]
    [InlineData("{{ while true; end }}", "Exceeding number of steps limit")]
    [InlineData("{{ func f; f; end; f }}", "recursive depth limit")]
    [InlineData("{{ s = 'aa'; while true; s = s + s; end }}", "exceeds LimitToString")]
    [InlineData("{{ 'ab' * 2000000000 }}", "exceeds LimitToString")]
    [InlineData("{{ '' | string.pad_left 2000000000 }}", "exceeds LimitToString")]
    [InlineData("{{ 'a' * 1000000 | string.replace 'a' 'bbbb' }}", "exceeds LimitToString")]
    [InlineData("{{ 'a' * 50000 | regex.replace 'a' ('b' * 40) }}", "exceeds LimitToString")]
    [InlineData("{{ a = [1]; while true; a = a + a; end }}", "exceeds ItemLimit")]
    [InlineData("{{ a = []; a[2000000000] = 1 }}", "exceeds ItemLimit")]
    [InlineData("{{ [1] * 2000000000 }}", "exceeds ItemLimit")]
    [InlineData("{{ [1] | array.insert_at 2000000000 1 }}", "exceeds ItemLimit")]
    [InlineData("{{ n = 3; while true; n = n * n; end }}", "exceeds the maximum")]
    [InlineData("{{ 1 << 1000000000 }}", "exceeds maximum supported magnitude")]
    [InlineData("{{ 1..99999999999999999999 }}", "Range expression exceeds LoopLimit")]
    [InlineData("{{ while true; 'abcdefghijklmnopqrstuvwxyz'; end }}", "exceeds OutputLimit")]
    [InlineData("{{ a = []; a[0] = a; a }}", "too deeply nested or contains reference loops")]
    [InlineData("{{ a = []; a[0] = a; a | object.to_json }}", "too deeply nested or contains reference loops")]
    [InlineData("{{ a = []; a[0] = a; b = []; b[0] = b; a == b }}", "recursive depth limit")]
    [InlineData("{{ a = {}; a.a = a; a }}", "too deeply nested or contains reference loops")]
    [InlineData("{{ 1e9999999 }}", "Unable to parse the integer")]
    public void What_would_never_end_or_never_fit_is_stopped(string text, string expected)
    {
        var context = TemplateRun.Context();
        context.LoopLimit = 0;
        context.StepLimit = 100_000;
        context.OutputLimit = 100_000;
        var clock = Stopwatch.StartNew();

        var result = TemplateRun.Of(Template.Parse(text, "text"), context);

        Assert.Contains(expected, result, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }

    [Fact]
    public void A_pattern_that_explodes_is_matched_in_linear_time_or_given_up()
    {
        var context = TemplateRun.Context();
        context.RegexTimeOut = TimeSpan.FromMilliseconds(200);

        Assert.Equal("[]", TemplateRun.Of(Template.Parse("{{ 'a' * 5000 + '!' | regex.match '^(a+)+$' }}", "text"), context));
        Assert.Contains("timed out", TemplateRun.Of(Template.Parse(@"{{ 'a' * 5000 + '!' | regex.match '^(a+)+\\1$' }}", "text"), context), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_run_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var context = TemplateRun.Context();
        context.LoopLimit = 0;
        context.StepLimit = 0;
        context.CancellationToken = source.Token;
        var run = Task.Run(() => Template.Parse("{{ while true; end }}").Render(context));
        await source.CancelAsync();

        await Assert.ThrowsAsync<ScriptAbortException>(() => run);
    }

    [Fact]
    public void Parsing_takes_linear_time()
    {
        static TimeSpan Time(int count)
        {
            var text = string.Concat(Enumerable.Repeat("文字 {{ for x in [1, 2] }}{{ x | string.append $\"a{x}b\" }}{{ end }} {%{ {{ }%} { \n", count));
            var start = WorkClock.Now();
            Assert.False(Template.Parse(text).HasErrors);
            return WorkClock.Now() - start;
        }

        Time(2_000);
        var small = Time(4_000);
        var large = Enumerable.Range(0, 4).Select(_ => Time(40_000)).Min();

        Assert.True(large < (small * 40) + TimeSpan.FromMilliseconds(200), $"{small} became {large}");
    }

    [Theory]
    [InlineData("{{ include '../secret' }}")]
    [InlineData("{{ include '/etc/passwd' }}")]
    [InlineData("{{ include 'a/../../b' }}")]
    [InlineData("{{ include 'C:secret' }}")]
    [InlineData("{{ include '..\\\\secret' }}")]
    [InlineData("{{ include '.. /secret' }}")]
    [InlineData("{{ include_join ['../secret'] ',' }}")]
    [InlineData("{{ include_join ['a'] 'tpl:../secret' }}")]
    public void A_loader_never_sees_a_name_that_leads_outside(string text)
    {
        var context = TemplateRun.Context();
        context.TemplateLoader = new RefusingLoader();

        Assert.Contains("is not a plain relative name", TemplateRun.Of(Template.Parse(text, "text"), context), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_dotnet_is_not_looked_into()
    {
        var context = TemplateRun.Context();
        context.PushGlobal(new ScriptObject { { "exception", new InvalidOperationException("private") } });

        Assert.Equal("[]", TemplateRun.Of(Template.Parse("[{{ exception.message }}{{ exception }}]", "text"), context));
    }

    private sealed class RefusingLoader : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, DocPipe.Scriban.Parsing.SourceSpan callerSpan, string templateName) =>
            templateName == "a" ? "a" : throw new InvalidOperationException($"asked for {templateName}");

        public string? Load(TemplateContext context, DocPipe.Scriban.Parsing.SourceSpan callerSpan, string templatePath) => string.Empty;
    }
}
