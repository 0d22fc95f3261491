using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>
/// Where names are looked up. Global names: objects from the innermost out, each with the variables of the loops that run in it.
/// Local names (<c>$x</c>): the function or template being run, and its loops.
/// </summary>
internal sealed class VariableScopes
{
    private readonly Stack<Scope> _globals = new();
    private readonly Stack<Scope> _locals = new();

    public IScriptObject CurrentGlobal => _globals.Peek().Members;

    /// <summary>How many objects are on the stack; one is the built-in functions alone.</summary>
    public int GlobalCount => _globals.Count;

    public void PushGlobal(IScriptObject members)
    {
        PushGlobalOnly(members);
        PushLocal();
    }

    public IScriptObject PopGlobal()
    {
        PopLocal();
        return PopGlobalOnly();
    }

    /// <summary>As <see cref="PushGlobal"/>, but the local variables stay in sight.</summary>
    public void PushGlobalOnly(IScriptObject members) => _globals.Push(new Scope(members));

    public IScriptObject PopGlobalOnly() => _globals.Pop().Members;

    public void PushLocal() => _locals.Push(new Scope(new ScriptObject()));

    public void PopLocal() => _locals.Pop();

    public void EnterLoop()
    {
        _globals.Peek().EnterLoop();
        _locals.Peek().EnterLoop();
    }

    public void ExitLoop()
    {
        _globals.Peek().ExitLoop();
        _locals.Peek().ExitLoop();
    }

    public void SetLoopState(string name, LoopState state) => _globals.Peek().Loop.SetState(name, state);

    public void SetLoopVariable(Variable variable, object? value) =>
        (variable.IsLocal ? _locals : _globals).Peek().Loop.SetVariable(variable.Name, value);

    public bool TryGet(Variable variable, TemplateContext context, out object? value)
    {
        if (variable.IsLocal)
            return _locals.Peek().TryGet(variable.Name, out value);
        foreach (var scope in _globals)
        {
            if (scope.TryGet(variable.Name, out value))
                return true;
        }

        value = null;
        return false;
    }

    public bool TryGetLocal(string name, out object? value) => _locals.Peek().Members.TryGet(name, out value);

    public void SetLocal(string name, object? value) => _locals.Peek().Members.TrySet(name, value);

    public void Set(Variable variable, TemplateContext context, object? value)
    {
        var members = Writable(variable, context);
        if (!members.TrySet(variable.Name, value))
            throw new ScriptRuntimeException(variable.Span, $"Cannot set value on the readonly variable `{variable.Name}`");
    }

    public void SetReadOnly(Variable variable, TemplateContext context) => Writable(variable, context).SetReadOnly(variable.Name, isReadOnly: true);

    private IScriptObject Writable(Variable variable, TemplateContext context)
    {
        if (variable.IsLocal)
            return _locals.Peek().Members;
        var members = CurrentGlobal;
        if (members.CanWrite(variable.Name))
            return members;
        var kind = ReferenceEquals(members, context.BuiltinObject) ? "builtin " : string.Empty;
        throw new ScriptRuntimeException(variable.Span, $"Cannot set the {kind}readonly variable `{variable.Name}`");
    }

    private sealed class Scope(IScriptObject members)
    {
        private List<LoopVariables>? _loops;
        private int _loopCount;

        public IScriptObject Members { get; } = members;

        public LoopVariables Loop => _loops![_loopCount - 1];

        public void EnterLoop()
        {
            _loops ??= [];
            if (_loops.Count == _loopCount)
                _loops.Add(new LoopVariables());
            _loops[_loopCount++].Clear();
        }

        public void ExitLoop() => _loopCount--;

        public bool TryGet(string name, out object? value)
        {
            for (var i = _loopCount - 1; i >= 0; i--)
            {
                if (_loops![i].TryGet(name, out value))
                    return true;
            }

            return Members.TryGet(name, out value);
        }
    }

    /// <summary>A loop has at most its state and its variable.</summary>
    private sealed class LoopVariables
    {
        private string? _stateName;
        private LoopState? _state;
        private string? _variableName;
        private object? _value;

        public void Clear() => (_stateName, _state, _variableName, _value) = (null, null, null, null);

        public void SetState(string name, LoopState state) => (_stateName, _state) = (name, state);

        public void SetVariable(string name, object? value) => (_variableName, _value) = (name, value);

        public bool TryGet(string name, out object? value)
        {
            if (name == _variableName)
            {
                value = _value;
                return true;
            }

            value = name == _stateName ? _state : null;
            return value is not null;
        }
    }
}
