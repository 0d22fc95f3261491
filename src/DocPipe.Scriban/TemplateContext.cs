using System.Runtime.CompilerServices;
using DocPipe.Scriban.Functions;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban;

/// <summary>
/// One run of a template: its data, its limits and what it may reach. Not for two threads at once; templates are. Names and defaults are Scriban's,
/// but for the limits Scriban has no name for.
/// </summary>
public sealed class TemplateContext
{
    private const int StepsBetweenChecks = 1024;

    private int _loopDepth;
    private int _loopStep;
    private int _callDepth;
    private long _steps;

    public TemplateContext()
    {
        BuiltinObject = BuiltinFunctions.Create();
        Scopes.PushGlobal(BuiltinObject);
    }

    /// <summary>The built-in functions of this run; a template may change them for itself.</summary>
    public ScriptObject BuiltinObject { get; }

    public ITemplateLoader? TemplateLoader { get; set; }

    /// <summary>Included templates by path, parsed. May be shared by runs one after another.</summary>
    public IDictionary<string, Template> CachedTemplates { get; init; } = new Dictionary<string, Template>(StringComparer.Ordinal);

    /// <summary>Rounds a loop may take, and numbers a range may have; 0 for no limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>Calls and includes inside one another; 0 for no limit but the stack's.</summary>
    public int RecursiveLimit { get; set; } = 100;

    /// <summary>Characters a string may have; 0 for no limit.</summary>
    public int LimitToString { get; set; } = 1_048_576;

    /// <summary>Items a list may have that a template makes.</summary>
    public int ItemLimit { get; set; } = 1_000_000;

    /// <summary>Levels of arrays and objects that are written; 0 for no limit.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    /// <summary>Statements, loop rounds and items handled in all; 0 for no limit.</summary>
    public long StepLimit { get; set; } = 50_000_000;

    /// <summary>Characters written in all; 0 for no limit.</summary>
    public long OutputLimit
    {
        get => Output.Limit;
        set => Output.Limit = value;
    }

    /// <summary>Time for a pattern that can't be matched in linear time.</summary>
    public TimeSpan RegexTimeOut { get; set; } = TimeSpan.FromSeconds(1);

    public CancellationToken CancellationToken { get; set; }

    /// <summary>The clock and the time zone of <c>date</c> functions.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public bool StrictVariables { get; set; }

    public bool EnableRelaxedTargetAccess { get; set; }

    public bool EnableRelaxedMemberAccess { get; set; } = true;

    public bool EnableRelaxedFunctionAccess { get; set; }

    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    public bool EnableNullIndexer { get; set; }

    public bool AutoIndent { get; set; } = true;

    public bool EnableOutput { get; set; } = true;

    /// <summary>Seed of <c>math.random</c> and <c>math.uuid</c>: the same template and data give the same text, unless the host sets another.</summary>
    public int RandomSeed { get; set; } = 1;

    internal VariableScopes Scopes { get; } = new();

    internal PipeStack Pipes { get; } = new();

    internal Stack<Block?> BlockDelegates { get; } = new();

    internal Stack<object?> Cases { get; } = new();

    internal Output Output { get; } = new() { Limit = 64 * 1024 * 1024 };

    internal RunStore Store { get; } = new();

    internal Flow Flow { get; set; }

    internal bool IsInLoop => _loopDepth > 0;

    /// <summary>Puts an object on top: its members are the template's variables, and it takes the template's assignments.</summary>
    public void PushGlobal(ScriptObject scriptObject) => Scopes.PushGlobal(scriptObject);

    /// <exception cref="InvalidOperationException">There is no object but the built-in functions.</exception>
    public ScriptObject PopGlobal()
    {
        if (Scopes.GlobalCount == 1)
            throw new InvalidOperationException("Unexpected PopGlobal() not matching a PushGlobal");
        return (ScriptObject)Scopes.PopGlobal();
    }

    /// <summary>Makes ready for a run; counts begin anew.</summary>
    internal void Start(TextWriter writer)
    {
        Output.Start(writer);
        Pipes.Clear();
        BlockDelegates.Clear();
        Cases.Clear();
        Flow = Flow.None;
        (_loopDepth, _loopStep, _callDepth, _steps) = (0, 0, 0, 0);
    }

    /// <summary>Counts one unit of work. What works through items calls it for each.</summary>
    internal void Step(SourceSpan span)
    {
        _steps++;
        if (StepLimit > 0 && _steps > StepLimit)
            throw new ScriptRuntimeException(span, $"Exceeding number of steps limit `{StepLimit}`.");
        if (_steps % StepsBetweenChecks == 0)
            CheckAbort(span);
    }

    internal void CheckAbort(SourceSpan span)
    {
        if (CancellationToken.IsCancellationRequested)
            throw new ScriptAbortException(span, CancellationToken);
    }

    internal void EnterLoop()
    {
        _loopDepth++;
        _loopStep = 0;
        Scopes.EnterLoop();
    }

    internal void ExitLoop()
    {
        Scopes.ExitLoop();
        _loopDepth--;
        _loopStep = 0;
    }

    internal void StepLoop(SourceSpan span)
    {
        Step(span);
        _loopStep++;
        if (LoopLimit > 0 && _loopStep > LoopLimit)
            throw new ScriptRuntimeException(span, $"Exceeding number of iteration limit `{LoopLimit}` for loop statement.");
    }

    /// <param name="span">Where.</param>
    /// <param name="node">What is entered: a node, printed for the message, or text.</param>
    internal void EnterRecursive(SourceSpan span, object node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ScriptRuntimeException(span, "Exceeding recursive depth limit, near to stack overflow");
        Step(span);
        _callDepth++;
        if (RecursiveLimit > 0 && _callDepth > RecursiveLimit)
        {
            _callDepth--;
            var name = node is Node syntax ? SyntaxPrinter.Print(syntax) : node.ToString();
            throw new ScriptRuntimeException(span, $"Exceeding number of recursive depth limit `{RecursiveLimit}` for node: `{name}`");
        }
    }

    internal void ExitRecursive() => _callDepth--;

    internal void CheckLength(SourceSpan span, long length)
    {
        if (LimitToString > 0 && length > LimitToString)
            throw new ScriptRuntimeException(span, $"A string of {length} characters exceeds LimitToString `{LimitToString}`.");
    }

    internal void CheckItems(SourceSpan span, long count)
    {
        if (count > ItemLimit)
            throw new ScriptRuntimeException(span, $"A list of {count} items exceeds ItemLimit `{ItemLimit}`.");
    }

    internal void Write(SourceSpan span, object? value)
    {
        try
        {
            Output.Write(span, ValueText.Of(this, value));
        }
        catch (ScriptValueException e)
        {
            throw new ScriptRuntimeException(span, e.Message, e);
        }
    }

    /// <summary>Runs something with its output going into a string.</summary>
    internal string Capture(Action run)
    {
        using var writer = new StringWriter();
        Output.Push(writer);
        try
        {
            run();
        }
        finally
        {
            Output.Pop();
        }

        return writer.ToString();
    }

    /// <summary>A date as <c>date.format</c> wants it.</summary>
    internal string DateText(DateTime date) => DateFunctions.ToText(this, date);
}
