using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>A call of a <see cref="NativeFunction"/> with its arguments, each already of the type its parameter names.</summary>
public readonly struct NativeCall
{
    private readonly ScriptArray _arguments;

    internal NativeCall(TemplateContext context, Node caller, ScriptArray arguments)
    {
        Context = context;
        Caller = caller;
        _arguments = arguments;
    }

    public TemplateContext Context { get; }

    /// <summary>Where the call is written.</summary>
    public SourceSpan Span => Caller.Span;

    /// <summary>How many arguments there are, defaults filled in.</summary>
    public int Count => _arguments.Count;

    internal Node Caller { get; }

    public object? this[int index] => _arguments[index];

    public string? Text(int index) => (string?)_arguments[index];

    public int Whole(int index) => (int)_arguments[index]!;

    public int? OptionalWhole(int index) => (int?)_arguments[index];

    public double Number(int index) => (double)_arguments[index]!;

    public bool Flag(int index) => (bool)_arguments[index]!;

    public IReadOnlyList<object?>? List(int index) => (IReadOnlyList<object?>?)_arguments[index];

    public DateTime? Date(int index) => (DateTime?)_arguments[index];
}
