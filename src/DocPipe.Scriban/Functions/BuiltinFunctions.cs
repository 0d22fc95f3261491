using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions every template has. They are made once; each run gets objects of its own that share them until it changes one.</summary>
internal static class BuiltinFunctions
{
    private static readonly (string Name, ScriptObject Functions)[] Libraries =
    [
        ("array", Library(ArrayFunctions.All)),
        ("html", Library(HtmlFunctions.All)),
        ("math", Library(MathFunctions.All)),
        ("object", Library(ObjectFunctions.All)),
        ("regex", Library(RegexFunctions.All)),
        ("string", Library(StringFunctions.All)),
        ("timespan", Library(TimeSpanFunctions.All)),
    ];

    public static ScriptObject Create()
    {
        var root = new ScriptObject(16);
        foreach (var (name, functions) in Libraries)
            root.SetValue(name, functions.Share(), readOnly: true);
        root.SetValue("date", new DateFunctions(), readOnly: true);
        root.SetValue("empty", EmptyScriptObject.Default, readOnly: true);
        root.SetValue("blank", EmptyScriptObject.Default, readOnly: true);
        root.SetValue("include", IncludeFunctions.Include, readOnly: true);
        root.SetValue("include_join", IncludeFunctions.IncludeJoin, readOnly: true);
        return root;
    }

    private static ScriptObject Library(IEnumerable<NativeFunction> functions)
    {
        var library = new ScriptObject();
        foreach (var function in functions)
            library.Import(function);
        return library;
    }
}
