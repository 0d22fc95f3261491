using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace DocPipe.Scriban.Runtime;

/// <summary>
/// An object of plain values: null, booleans, numbers, strings, dates, time spans, other objects and arrays. Members keep the order in which they were added.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named as in Scriban, whose package can take this one's place.")]
public class ScriptObject : IEnumerable<KeyValuePair<string, object?>>, IScriptObject
{
    private Dictionary<string, Member> _members;
    private bool _isShared;

    public ScriptObject()
        : this(0)
    {
    }

    public ScriptObject(int capacity) => _members = new Dictionary<string, Member>(capacity, StringComparer.Ordinal);

    /// <summary>An object with the members of another that stays as it is: this one takes a copy when it is first changed.</summary>
    private protected ScriptObject(ScriptObject shared)
    {
        shared._isShared = true;
        _members = shared._members;
        _isShared = true;
    }

    public int Count => _members.Count;

    public IEnumerable<string> Keys => _members.Keys;

    public IEnumerable<object?> Values => _members.Values.Select(member => member.Value);

    /// <summary>A member's value, null where there is none. Setting a member that is read-only has no effect.</summary>
    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : null;
        set => TrySet(key, value);
    }

    /// <summary>Takes over a JSON object. Integers become <see cref="int"/> or <see cref="long"/>, other numbers <see cref="decimal"/> or <see cref="double"/>.</summary>
    public static ScriptObject From(JsonElement json) => JsonValues.FromObject(json);

    public void Add(string key, object? value) => Own().Add(key, new Member(value, false));

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool TryGetValue(string key, out object? value)
    {
        var found = _members.TryGetValue(key, out var member);
        value = member.Value;
        return found;
    }

    /// <summary>Sets a member whatever it was before, read-only or not.</summary>
    public void SetValue(string member, object? value, bool readOnly) => Own()[member] = new Member(value, readOnly);

    /// <summary>Takes over the members of another object or of a dictionary, replacing those of the same name.</summary>
    public void Import(IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (var (name, value) in members)
            TrySet(name, value);
    }

    /// <summary>Makes a function of the host's callable by templates.</summary>
    public void Import(NativeFunction function) => SetValue(function.Name, function, readOnly: true);

    public bool Remove(string member) => Own().Remove(member);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var (name, member) in _members)
            yield return new KeyValuePair<string, object?>(name, member.Value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    bool IScriptObject.Contains(string member) => ContainsKey(member);

    bool IScriptObject.TryGet(string member, out object? value) => TryGetValue(member, out value);

    bool IScriptObject.CanWrite(string member) => CanWrite(member);

    bool IScriptObject.TrySet(string member, object? value, bool isReadOnly) => TrySet(member, value, isReadOnly);

    void IScriptObject.SetReadOnly(string member, bool isReadOnly)
    {
        if (_members.TryGetValue(member, out var existing))
            Own()[member] = existing with { IsReadOnly = isReadOnly };
    }

    /// <summary>An object with this one's members that leaves this one as it is when changed.</summary>
    internal ScriptObject Share() => new(this);

    internal bool CanWrite(string member) => !_members.TryGetValue(member, out var existing) || !existing.IsReadOnly;

    private bool TrySet(string member, object? value, bool isReadOnly = false)
    {
        if (!CanWrite(member))
            return false;
        Own()[member] = new Member(value, isReadOnly);
        return true;
    }

    private Dictionary<string, Member> Own()
    {
        if (_isShared)
        {
            _members = new Dictionary<string, Member>(_members, StringComparer.Ordinal);
            _isShared = false;
        }

        return _members;
    }

    private readonly record struct Member(object? Value, bool IsReadOnly);
}
