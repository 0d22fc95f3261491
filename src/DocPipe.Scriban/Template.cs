using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban;

/// <summary>
/// A template: text with Scriban code in it. Parsed once, it can be rendered many times and by many threads, each with a <see cref="TemplateContext"/> of its own.
/// </summary>
public sealed class Template
{
    private readonly Block? _page;

    private Template(SourceText source, Block page, IReadOnlyList<LogMessage> messages)
    {
        SourceFilePath = source.Name;
        Messages = messages;
        _page = messages.Count == 0 ? page : null;
    }

    /// <summary>The name given when parsing; messages begin with it.</summary>
    public string SourceFilePath { get; }

    public bool HasErrors => Messages.Count > 0;

    /// <summary>What is wrong, in the order Scriban tells it: the parser's findings, then the one that ended the tokens.</summary>
    public IReadOnlyList<LogMessage> Messages { get; }

    internal Block? Page => _page;

    /// <summary>Parses any text; errors are told by <see cref="Messages"/>, never thrown.</summary>
    public static Template Parse(string text, string? sourceFilePath = null) => Parse(text, sourceFilePath, isScript: false);

    public string Render(TemplateContext context)
    {
        using var writer = new StringWriter();
        Render(context, writer);
        return writer.ToString();
    }

    /// <summary>Renders with an object's members as variables. The object itself is not changed.</summary>
    public string Render(ScriptObject? model = null)
    {
        var context = new TemplateContext();
        var variables = new ScriptObject();
        if (model is not null)
            variables.Import(model);
        context.PushGlobal(variables);
        return Render(context);
    }

    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">The template went wrong; what it has written before that stays written.</exception>
    public void Render(TemplateContext context, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(writer);
        if (_page is null)
            throw new InvalidOperationException("This template has errors. Check the <Template.HasErrors> and <Template.Messages> before evaluating/rendering.");
        context.Start(writer);
        context.CheckAbort(_page.Span);
        try
        {
            RunPage(context);
        }
        catch (ScriptValueException e)
        {
            throw new ScriptRuntimeException(_page.Span, e.Message, e);
        }
        finally
        {
            context.Flow = Flow.None;
        }
    }

    /// <summary>The syntax tree as template text: comments and spacing of code are gone, what it does is the same.</summary>
    public string ToText() => _page is null ? string.Empty : SyntaxPrinter.Print(_page);

    internal static Template Parse(string text, string? sourceFilePath, bool isScript)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = new SourceText(sourceFilePath ?? "<input>", text);
        var parser = new Parser(source, isScript);
        return new Template(source, parser.ParsePage(), parser.Messages);
    }

    /// <summary>Runs inside a run: for includes and for templates made of strings. What <c>ret</c> gives is written too.</summary>
    internal object? RunPage(TemplateContext context)
    {
        var result = _page!.Evaluate(context);
        if (result is not null && context.EnableOutput)
            context.Write(_page.Span, result);
        return context.EnableOutput ? null : result;
    }
}
