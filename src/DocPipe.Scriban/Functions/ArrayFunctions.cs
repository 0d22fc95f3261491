using System.Text;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>array</c>. None changes the list it is given.</summary>
internal static class ArrayFunctions
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("add(list: sequence, value: object)", Add),
        new("add_range(list1: sequence, list2: sequence)", Concat),
        new("concat(list1: sequence, list2: sequence)", Concat),
        new("compact(list: sequence)", call => call.List(0) is { } list ? new ScriptRange([.. list.Where(item => item is not null)]) : null),
        new("contains(list: sequence, item: object)", call => Boxes.Of(call.List(0)?.Contains(call[1]) ?? throw new ScriptArgumentException(0, "Value cannot be null. (Parameter 'list')"))),
        new("cycle(list: list, group: object = null)", Cycle),
        new("any(list: sequence, function: object, args...)", Any),
        new("each(list: sequence, function: object)", call => Apply(call, static (_, made) => (true, made))),
        new("filter(list: sequence, function: object)", call => Apply(call, static (item, made) => (Values.ToBool(made), item))),
        new("first(list: sequence)", call => call.List(0) is { Count: > 0 } list ? list[0] : null),
        new("last(list: sequence)", call => call.List(0) is { Count: > 0 } list ? list[^1] : null),
        new("insert_at(list: sequence, index: int, value: object)", InsertAt),
        new("join(list: sequence, delimiter: string, function: object = null)", Join),
        new("limit(list: sequence, count: int)", call => call.List(0) is { } list ? new ScriptRange([.. list.Take(call.Whole(1))]) : null),
        new("map(list: object, member: string)", Map),
        new("offset(list: sequence, index: int)", call => call.List(0) is { } list ? new ScriptRange([.. list.Skip(call.Whole(1))]) : null),
        new("remove_at(list: list, index: int)", RemoveAt),
        new("reverse(list: sequence)", call => new ScriptRange([.. (call.List(0) ?? []).Reverse()])),
        new("size(list: sequence)", call => Boxes.Of(call.List(0)?.Count ?? 0)),
        new("sort(list: object, member: string = null)", Sort),
        new("uniq(list: sequence)", call => call.List(0) is { } list ? new ScriptRange([.. list.Distinct()]) : null),
    ];

    private static object Add(NativeCall call)
    {
        var list = call.List(0) ?? [];
        call.Context.CheckItems(call.Span, list.Count + 1L);
        return list is ScriptArray ? new ScriptArray([.. list, call[1]]) : new ScriptRange([.. list, call[1]]);
    }

    private static ScriptRange? Concat(NativeCall call)
    {
        var (first, second) = (call.List(0), call.List(1));
        if (first is null && second is null)
            return null;
        call.Context.CheckItems(call.Span, (first?.Count ?? 0) + (long)(second?.Count ?? 0));
        return new ScriptRange([.. first ?? [], .. second ?? []]);
    }

    /// <summary>Each call with the same items, or the same group, gives the next item.</summary>
    private static object? Cycle(NativeCall call)
    {
        if (call.List(0) is not { } list)
            return null;
        var group = call[1] is { } named ? ValueText.Of(call.Context, named) ?? string.Empty : Joined(call, list, ",", null);
        if (list.Count == 0)
            return null;
        var cycles = call.Context.Store.Cycles;
        cycles.TryGetValue(group, out var at);
        at %= list.Count;
        cycles[group] = at + 1;
        return list[at];
    }

    private static object? Any(NativeCall call)
    {
        if (call.List(0) is not { } list)
            return Boxes.False;
        var function = Function(call, 1);
        var rest = (IReadOnlyList<object?>)call[2]!;
        foreach (var item in list)
        {
            call.Context.Step(call.Span);
            if (Values.ToBool(FunctionCaller.Call(call.Context, call.Caller, function, [item, .. rest])))
                return Boxes.True;
        }

        return Boxes.False;
    }

    private static ScriptRange? Apply(NativeCall call, Func<object?, object?, (bool IsKept, object? Value)> choose)
    {
        if (call.List(0) is not { } list)
            return null;
        if (call[1] is null)
            return new ScriptRange(list);
        var function = Function(call, 1);
        var type = function.GetParameter(0).Type;
        var chosen = new List<object?>(list.Count);
        foreach (var item in list)
        {
            call.Context.Step(call.Span);
            var argument = Values.ConvertTo(call.Context, call.Span, item, type);
            var (isKept, value) = choose(argument, FunctionCaller.Call(call.Context, call.Caller, function, argument));
            if (isKept)
                chosen.Add(value);
        }

        return new ScriptRange(chosen);
    }

    private static IScriptFunction Function(NativeCall call, int index) => call[index] as IScriptFunction
        ?? throw new ScriptArgumentException(index, $"The parameter `{ValueText.Of(call.Context, call[index])}` is not a function. Maybe prefix it with @? (Parameter 'function')");

    private static ScriptArray InsertAt(NativeCall call)
    {
        var index = Math.Max(0, call.Whole(1));
        call.Context.CheckItems(call.Span, index);
        var array = new ScriptArray(call.List(0) ?? []);
        array.Insert(index, call[2]);
        return array;
    }

    private static string Join(NativeCall call) => call.List(0) is { } list
        ? Joined(call, list, call.Text(1), call[2] is null ? null : Function(call, 2))
        : string.Empty;

    private static string Joined(NativeCall call, IReadOnlyList<object?> list, string? delimiter, IScriptFunction? function)
    {
        var text = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            call.Context.Step(call.Span);
            if (i > 0)
                text.Append(delimiter);
            var item = ValueText.Of(call.Context, list[i]);
            text.Append(function is null ? item : ValueText.Of(call.Context, FunctionCaller.Call(call.Context, call.Caller, function, item)));
            call.Context.CheckLength(call.Span, text.Length);
        }

        return text.ToString();
    }

    private static ScriptRange Map(NativeCall call)
    {
        if (call[0] is null || call.Text(1) is not { } member)
            return new ScriptRange([]);
        var mapped = new List<object?>();
        foreach (var item in call[0] is string text ? [text] : Sequences.AsList(call[0]) ?? [call[0]])
        {
            call.Context.Step(call.Span);
            if (item is not null && Members.TryGet(call.Context, item, member, out var value))
                mapped.Add(value);
        }

        return new ScriptRange(mapped);
    }

    private static ScriptArray RemoveAt(NativeCall call)
    {
        var array = new ScriptArray(call.List(0) ?? []);
        var index = call.Whole(1);
        array.RemoveAt(index < 0 ? array.Count + index : index);
        return array;
    }

    private static object Sort(NativeCall call)
    {
        if (call[0] is null)
            return new ScriptRange([]);
        if (Sequences.AsList(call[0]) is not { } list)
            return new ScriptArray([call[0]]);
        var member = call.Text(1);
        Func<object?, object?> key = string.IsNullOrEmpty(member)
            ? item => item
            : item => item is not null && Members.TryGet(call.Context, item, member, out var value) ? value : null;
        return new ScriptArray(list.OrderBy(key, ValueComparer.Default));
    }
}
