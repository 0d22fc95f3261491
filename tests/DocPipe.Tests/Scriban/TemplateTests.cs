using System.Text.Json;
using DocPipe.Scriban;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Tests.Scriban;

/// <summary>The door: parsing, rendering, data, includes, functions of the host, errors with the line shown.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void A_template_renders_many_times_and_from_many_threads()
    {
        var template = Template.Parse("{{ for x in items }}{{ x }},{{ n = (n ?? 0) + x }}{{ end }}{{ n }}{{ date.format = '%F' }}", "text");
        var model = new ScriptObject { { "items", new ScriptArray([1, 2, 3]) } };

        var results = new string[64];
        Parallel.For(0, results.Length, i => results[i] = template.Render(model));

        Assert.All(results, result => Assert.Equal("1,2,3,6", result));
        Assert.Equal(1, model.Count);
    }

    [Fact]
    public void Rendering_writes_to_a_writer()
    {
        using var writer = new StringWriter();
        Template.Parse("a{{ 1 }}b").Render(TemplateRun.Context(), writer);

        Assert.Equal("a1b", writer.ToString());
    }

    [Fact]
    public void A_template_with_errors_is_not_rendered()
    {
        var template = Template.Parse("{{ (1 }}", "周报.txt");

        Assert.True(template.HasErrors);
        Assert.Equal("周报.txt(1,7) : error : Invalid token `}}`. Expecting a closing `)`.", Assert.Single(template.Messages).ToString());
        Assert.Throws<InvalidOperationException>(() => template.Render(TemplateRun.Context()));
    }

    [Fact]
    public void An_error_shows_its_line_with_a_caret()
    {
        var message = Assert.Single(Template.Parse("第一行\n共\t{{ (1 }}", "t").Messages);

        Assert.Equal("t(2,9) : error : Invalid token `}}`. Expecting a closing `)`.\n共\t{{ (1 }}\n　\t      ^", message.Describe());
    }

    [Fact]
    public void An_error_while_running_shows_its_line_too()
    {
        var error = Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ a.b }}", "t").Render());

        Assert.Equal("t(1,6) : error : Cannot get the member a.b for a null object.\n{{ a.b }}\n     ^", error.ToLogMessage().Describe());
    }

    [Fact]
    public void Json_becomes_plain_values()
    {
        using var json = JsonDocument.Parse("""{"a": 1, "b": 3000000000, "c": 1.5, "d": "文", "e": [true, null], "f": {"g": 2}}""");

        Assert.Equal("""{a: 1, b: 3000000000, c: 1.5, d: "文", e: [true, null], f: {g: 2}}""", Template.Parse("{{ this }}").Render(ScriptObject.From(json.RootElement)));
    }

    [Fact]
    public void A_dictionary_is_imported()
    {
        var model = new ScriptObject();
        model.Import(new Dictionary<string, object?> { ["unit"] = "文明办", ["count"] = 3 });

        Assert.Equal("文明办：3", Template.Parse("{{ unit }}：{{ count }}").Render(model));
    }

    [Fact]
    public void A_host_gives_functions()
    {
        var model = new ScriptObject();
        model.Import(new NativeFunction("join_all(first: string, sep: string = \"-\", rest...)", call =>
            string.Join(call.Text(1), ((ScriptArray)call[2]!).Select(item => item?.ToString()).Prepend(call.Text(0)))));

        Assert.Equal("a|a,b,c|x-", Template.Parse("{{ join_all 'a' }}|{{ join_all('a', ',', 'b', 'c') }}|{{ 'x' | join_all '-' }}-").Render(model));
    }

    [Fact]
    public void A_host_function_may_not_be_replaced()
    {
        var context = TemplateRun.Context();
        var model = new ScriptObject();
        model.Import(new NativeFunction("f()", _ => 1));
        context.PushGlobal(model);

        Assert.Equal("t(1,4) : error : Cannot set the readonly variable `f`", TemplateRun.Of(Template.Parse("{{ f = 2 }}", "t"), context));
    }

    [Theory]
    [InlineData("no signature")]
    [InlineData("f(a: nothing)")]
    [InlineData("f(a: int = x)")]
    public void A_signature_that_is_none_is_refused(string signature) =>
        Assert.Throws<FormatException>(() => new NativeFunction(signature, _ => null));

    [Theory]
    [InlineData("{{ include 'head' }}|", "头：|")]
    [InlineData("{{ include 'args' 'b' c: 'd' }}", "args-b-d")]
    [InlineData("{{ x = include 'head'; x | string.size }}", "2")]
    [InlineData("{{ n = 1; include 'next'; include 'next'; n }}", "2 3 3")]
    [InlineData("{{ include 'parts/tail' }}", "尾")]
    [InlineData("{{ include_join ['head', 'head'] ';' '<' '>' }}", "<头：;头：>")]
    [InlineData("{{ include_join ['head', 'head'] 'tpl:parts/tail' }}", "头：尾头：")]
    [InlineData("{{ include_join [] ';' '<' '>' }}|", "|")]
    [InlineData("{{ include 'return' }}!", "一5!")]
    [InlineData("  {{ include 'lines' }}", "  一\n  二")]
    [InlineData("{{ include 'self' }}", "self(1,4) : error : Exceeding number of recursive depth limit `100` for node: `include 'self'`")]
    [InlineData("{{ include 'missing' }}", "text(1,4) : error : Include template path is null for `missing`")]
    [InlineData("{{ include 'gone' }}", "text(1,4) : error : The result of including `gone->gone` cannot be null")]
    [InlineData("{{ include 'broken' }}", "text(1,4) : error : Error while parsing template `broken` from `broken`\nbroken(1,7) : error : Invalid token `}}`. Expecting a closing `)`.")]
    [InlineData("{{ include 'throws' }}", "text(1,4) : error : Unexpected exception while loading the include `throws` from path `throws`")]
    [InlineData("{{ include '' }}", "text(1,4) : error : Include template name cannot be null or empty")]
    public void Templates_include_others(string text, string expected)
    {
        var context = TemplateRun.Context();
        context.TemplateLoader = new MemoryLoader();

        Assert.Equal(expected, TemplateRun.Of(Template.Parse(text, "text"), context));
    }

    [Fact]
    public void An_included_template_is_parsed_once()
    {
        var loader = new MemoryLoader();
        var context = TemplateRun.Context();
        context.TemplateLoader = loader;
        Template.Parse("{{ for x in 1..5; include 'head'; end }}").Render(context);

        Assert.Equal(1, loader.Loads);
    }

    [Fact]
    public void Strict_variables_must_exist()
    {
        var context = TemplateRun.Context();
        context.StrictVariables = true;

        Assert.Equal("text(1,4) : error : The variable or function `missing` was not found", TemplateRun.Of(Template.Parse("{{ missing }}", "text"), context));
    }

    [Theory]
    [InlineData("{{ nothing.a }}{{ nothing[0] }}", true, "")]
    [InlineData("{{ page.nothing }}", false, "text(1,9) : error : Cannot get member with name nothing.")]
    [InlineData("{{ page['nothing'] }}", false, "text(1,9) : error : Cannot access target `page` with an indexer: 'nothing'")]
    public void Access_may_be_relaxed_or_strict(string text, bool isRelaxed, string expected)
    {
        var context = TemplateRun.Context();
        context.EnableRelaxedTargetAccess = isRelaxed;
        context.EnableRelaxedMemberAccess = isRelaxed;

        Assert.Equal(expected, TemplateRun.Of(Template.Parse(text, "text"), context));
    }

    [Fact]
    public void Indexes_and_functions_may_be_strict_or_relaxed()
    {
        var context = TemplateRun.Context();
        context.EnableRelaxedIndexerAccess = false;
        context.EnableRelaxedFunctionAccess = true;
        context.EnableNullIndexer = true;

        Assert.Equal(
            "text(1,40) : error : The index 99 is out of bounds [0, 7] on the `products` with the indexer: 99",
            TemplateRun.Of(Template.Parse("{{ nothing 1; products[null]; products[99] }}", "text"), context));
    }

    [Fact]
    public void Indenting_may_be_turned_off()
    {
        var context = TemplateRun.Context();
        context.AutoIndent = false;

        Assert.Equal("  a\nb", TemplateRun.Of(Template.Parse("  {{ \"a\\nb\" }}", "text"), context));
    }

    private sealed class MemoryLoader : ITemplateLoader
    {
        private readonly Dictionary<string, string?> _templates = new()
        {
            ["head"] = "头：",
            ["args"] = "{{ $0 }}-{{ $1 }}-{{ $.c }}",
            ["next"] = "{{ n = n + 1; n }} ",
            ["parts/tail"] = "尾",
            ["return"] = "一{{ ret 5 }}二",
            ["lines"] = "一\n二",
            ["self"] = "{{ include 'self' }}",
            ["gone"] = null,
            ["broken"] = "{{ (1 }}",
            ["throws"] = null,
        };

        public int Loads { get; private set; }

        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
            _templates.ContainsKey(templateName) ? templateName : null;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath)
        {
            Loads++;
            return templatePath == "throws" ? throw new IOException("disk") : _templates[templatePath];
        }
    }
}
