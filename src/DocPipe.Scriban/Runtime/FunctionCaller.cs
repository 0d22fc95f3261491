using System.Globalization;
using System.Numerics;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Calls functions: gathers the arguments (a pipe's left side first), fills in defaults, checks their number, runs, and gives errors a place.</summary>
internal static class FunctionCaller
{
    private const int MostParameters = 64;

    /// <summary>Evaluates what a member or an index is read from. A function there is called, but no pipe flows into it.</summary>
    public static object? EvaluateTarget(TemplateContext context, Expression target)
    {
        var value = target is VariablePath path ? path.GetValue(context) : target.Evaluate(context);
        return CallIfFunction(context, target, value, usePipe: false);
    }

    public static object? CallIfFunction(TemplateContext context, Expression caller, object? value, bool usePipe) =>
        value is IScriptFunction ? Call(context, caller, value, usePipe, []) : value;

    public static object? Call(TemplateContext context, Expression caller, object target, bool usePipe, IReadOnlyList<Expression> arguments)
    {
        var block = context.BlockDelegates.Count > 0 ? context.BlockDelegates.Pop() : null;
        var isPipe = usePipe && context.Pipes.HasWaiting;
        if (target is not IScriptFunction function)
        {
            throw new ScriptRuntimeException(caller.Span, isPipe && caller is FunctionCall call
                ? $"Pipe expression destination `{call.Target}` is not a valid function "
                : $"Invalid target function `{ValueText.Of(context, target)}` ({Values.TypeName(target)})");
        }

        if (function.ParameterCount >= MostParameters)
            throw new ScriptRuntimeException(caller.Span, $"Out of range number of parameters {function.ParameterCount} for target function. The maximum number of parameters for a function is: {MostParameters}.");

        var piped = isPipe ? context.Pipes.Pop() : null;
        var gathered = new Gathered(function, arguments.Count + (isPipe ? 1 : 0));
        if (piped is not null)
            AddArgument(context, caller, piped, ref gathered);
        foreach (var argument in arguments)
            AddArgument(context, caller, argument, ref gathered);
        if (function.Variadic != VariadicKind.Direct)
            gathered.FillUpTo(function.ParameterCount);
        CheckCount(caller, piped, arguments, ref gathered);

        try
        {
            return Invoke(context, caller, function, gathered.Values, block);
        }
        catch (ScriptArgumentException e)
        {
            throw new ScriptRuntimeException(ArgumentSpan(caller, piped, arguments, e.Index), e.Message, e);
        }
    }

    /// <summary>Calls with values instead of expressions, as <c>array.each</c> does.</summary>
    public static object? Call(TemplateContext context, Node caller, IScriptFunction function, params ReadOnlySpan<object?> arguments)
    {
        var gathered = new Gathered(function, arguments.Length);
        foreach (var argument in arguments)
        {
            var index = gathered.Values.Count;
            gathered.Set(index, Values.ConvertTo(context, caller.Span, argument, function.GetParameter(index).Type));
        }

        if (function.Variadic != VariadicKind.Direct)
            gathered.FillUpTo(function.ParameterCount);
        CheckCount(caller, null, [], ref gathered);
        try
        {
            return Invoke(context, caller, function, gathered.Values, null);
        }
        catch (ScriptArgumentException e)
        {
            throw new ScriptRuntimeException(caller.Span, e.Message, e);
        }
    }

    private static object? Invoke(TemplateContext context, Node caller, IScriptFunction function, ScriptArray arguments, Block? block)
    {
        context.EnterRecursive(caller.Span, caller);
        try
        {
            return function.Invoke(context, caller, arguments, block);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or ScriptArgumentException or OperationCanceledException or OutOfMemoryException))
        {
            // Built-in functions lean on the framework's own checks: of formats, of ranges, of patterns. Its words are shown at the call.
            throw new ScriptRuntimeException(caller.Span, e.Message, e);
        }
        finally
        {
            context.ExitRecursive();
            context.Flow = Flow.None;
        }
    }

    private static void AddArgument(TemplateContext context, Expression caller, Expression argument, ref Gathered gathered)
    {
        var function = gathered.Function;
        var index = gathered.Values.Count;
        if (argument is NamedArgument named)
        {
            var found = IndexOf(function, named.Name.Name);
            if (found < 0 && function.Variadic != VariadicKind.None)
            {
                if (!((IScriptObject)gathered.Values).TrySet(named.Name.Name, named.Evaluate(context)))
                    throw new ScriptRuntimeException(argument.Span, $"Cannot pass argument {named.Name.Name} to function. This name is not supported by this function.");
                return;
            }

            index = found < 0 ? index : found;
        }

        var value = argument.Evaluate(context);
        if (argument is UnaryExpression { Operator: UnaryOperator.ParametersExpand } && Sequences.AsList(value) is { } list)
        {
            foreach (var item in list)
            {
                gathered.Set(index, Values.ConvertTo(context, caller.Span, item, function.GetParameter(gathered.Values.Count).Type));
                index++;
            }

            return;
        }

        gathered.Set(index, Values.ConvertTo(context, argument.Span, value, function.GetParameter(index).Type));
    }

    private static int IndexOf(IScriptFunction function, string name)
    {
        for (var i = 0; i < function.ParameterCount; i++)
        {
            if (function.GetParameter(i).Name == name)
                return i;
        }

        return -1;
    }

    private static void CheckCount(Node caller, Expression? piped, IReadOnlyList<Expression> arguments, ref Gathered gathered)
    {
        var function = gathered.Function;
        var required = function.RequiredParameterCount;
        var requiredMask = (1UL << required) - 1;
        var given = gathered.Mask & requiredMask;
        if (given != requiredMask)
            throw WrongCount(caller, caller.Span.After(), BitOperations.PopCount(given), required);
        var count = gathered.Values.Count;
        if (function.Variadic != VariadicKind.None || count <= function.ParameterCount)
            return;
        var passed = arguments.Count + (piped is null ? 0 : 1);
        var span = count <= passed ? ArgumentSpan(caller, piped, arguments, count - 1) : caller.Span.After();
        throw WrongCount(caller, span, count, function.ParameterCount);
    }

    private static ScriptRuntimeException WrongCount(Node caller, SourceSpan span, int count, int expected) => new(
        span,
        string.Create(CultureInfo.InvariantCulture, $"Invalid number of arguments `{count}` passed to `{SyntaxPrinter.Print(caller)}` while expecting `{expected}` arguments"));

    private static SourceSpan ArgumentSpan(Node caller, Expression? piped, IReadOnlyList<Expression> arguments, int index)
    {
        if (piped is not null)
            index--;
        if (index < 0)
            return piped?.Span ?? caller.Span;
        return index < arguments.Count ? arguments[index].Span : caller.Span;
    }

    /// <summary>The values gathered so far, and which parameters they are for.</summary>
    private ref struct Gathered(IScriptFunction function, int capacity)
    {
        public IScriptFunction Function { get; } = function;

        public ScriptArray Values { get; } = new(capacity);

        public ulong Mask { get; private set; }

        public void Set(int index, object? value)
        {
            // A named argument may be for a parameter further on: what is between takes its default.
            FillUpTo(index);
            if (index < Function.ParameterCount)
                Mask |= 1UL << index;
            var last = Function.ParameterCount - 1;
            if (Function.Variadic == VariadicKind.LastParameter && index >= last)
            {
                var rest = Values[last] as ScriptArray;
                if (rest is null)
                    Values[last] = rest = [];
                rest.Add(value);
                return;
            }

            Values[index] = value;
        }

        public void FillUpTo(int count)
        {
            for (var i = Values.Count; i < Math.Min(count, Function.ParameterCount); i++)
            {
                var parameter = Function.GetParameter(i);
                var isRest = Function.Variadic == VariadicKind.LastParameter && i == Function.ParameterCount - 1;
                Values[i] = isRest ? new ScriptArray() : parameter.Default;
                if (parameter.HasDefault)
                    Mask |= 1UL << i;
            }
        }
    }
}
