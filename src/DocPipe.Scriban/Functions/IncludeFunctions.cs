using System.Text;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Functions;

/// <summary><c>include</c> and <c>include_join</c>: other templates, run here with the variables of here.</summary>
internal static class IncludeFunctions
{
    private const string TemplateMark = "tpl:";

    public static readonly IScriptFunction Include = new IncludeFunction("include", 1, RunInclude);

    public static readonly IScriptFunction IncludeJoin = new IncludeFunction("include_join", 2, RunIncludeJoin);

    private static string RunInclude(TemplateContext context, Node caller, ScriptArray arguments) =>
        Render(context, caller, ValueText.Of(context, arguments[0]), arguments);

    private static string RunIncludeJoin(TemplateContext context, Node caller, ScriptArray arguments)
    {
        var names = Sequences.AsList(arguments[0]) ?? throw new ScriptArgumentException(0, "Expecting a list of template names for the <include_join> function.");
        var parts = new string[3];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Part(context, caller, ValueText.Of(context, arguments[i + 1]) ?? string.Empty, arguments);

        var joined = new StringBuilder();
        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0)
                joined.Append(parts[0]);
            joined.Append(Render(context, caller, ValueText.Of(context, names[i]), arguments));
            context.CheckLength(caller.Span, joined.Length);
        }

        return joined.Length == 0 ? string.Empty : joined.Insert(0, parts[1]).Append(parts[2]).ToString();
    }

    private static string Part(TemplateContext context, Node caller, string text, ScriptArray arguments) =>
        text.StartsWith(TemplateMark, StringComparison.Ordinal) ? Render(context, caller, text[TemplateMark.Length..], arguments) : text;

    private static string Render(TemplateContext context, Node caller, string? name, ScriptArray arguments)
    {
        var template = Find(context, caller, name);
        var output = context.Output;
        var outerIndent = output.Indent;
        context.Scopes.TryGetLocal(Variable.Arguments, out var outerArguments);
        context.Scopes.SetLocal(Variable.Arguments, arguments);
        output.Indent = null;
        output.ForgetLineStart();
        try
        {
            return context.Capture(() => template.RunPage(context));
        }
        finally
        {
            output.Indent = outerIndent;
            output.ForgetLineStart();
            context.Flow = Flow.None;
            context.Scopes.SetLocal(Variable.Arguments, outerArguments);
        }
    }

    private static Template Find(TemplateContext context, Node caller, string? name)
    {
        if (string.IsNullOrEmpty(name))
            throw new ScriptRuntimeException(caller.Span, "Include template name cannot be null or empty");
        if (context.TemplateLoader is not { } loader)
            throw new ScriptRuntimeException(caller.Span, $"Unable to include <{name}>. No TemplateLoader registered in TemplateContext.TemplateLoader");
        if (!IsInside(name))
            throw new ScriptRuntimeException(caller.Span, $"Include template name `{name}` is not a plain relative name");

        var path = Ask(caller, () => loader.GetPath(context, caller.Span, name), $"Unexpected exception while getting the path for the include name `{name}`")
            ?? throw new ScriptRuntimeException(caller.Span, $"Include template path is null for `{name}`");
        if (context.CachedTemplates.TryGetValue(path, out var cached))
            return cached;

        var text = Ask(caller, () => loader.Load(context, caller.Span, path), $"Unexpected exception while loading the include `{name}` from path `{path}`")
            ?? throw new ScriptRuntimeException(caller.Span, $"The result of including `{name}->{path}` cannot be null");
        var template = Template.Parse(text, path);
        if (template.HasErrors)
        {
            var messages = string.Join('\n', template.Messages.Select(message => message.ToString()));
            throw new ScriptRuntimeException(caller.Span, $"Error while parsing template `{name}` from `{path}`\n{messages}");
        }

        context.CachedTemplates[path] = template;
        return template;
    }

    private static string? Ask(Node caller, Func<string?> ask, string failure)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OperationCanceledException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(caller.Span, failure, e);
        }
    }

    /// <summary>A name stays below the loader's folder: no root, no drive, no step upwards, no control characters.</summary>
    private static bool IsInside(string name)
    {
        foreach (var c in name)
        {
            if (c is ':' or '\\' || char.IsControl(c))
                return false;
        }

        foreach (var part in name.Split('/'))
        {
            if (part.Length == 0 || part.TrimEnd('.', ' ').Length == 0)
                return false;
        }

        return true;
    }

    /// <summary>Takes any arguments; the template sees them all as <c>$</c>, its own name first.</summary>
    private sealed class IncludeFunction(string name, int required, Func<TemplateContext, Node, ScriptArray, string> run) : IScriptFunction
    {
        public int RequiredParameterCount => required;

        public int ParameterCount => required;

        public VariadicKind Variadic => VariadicKind.Direct;

        public ParameterInfo GetParameter(int index) => ParameterInfo.Any;

        public object? Invoke(TemplateContext context, Node caller, ScriptArray arguments, Block? block) => run(context, caller, arguments);

        public override string ToString() => name;
    }
}
