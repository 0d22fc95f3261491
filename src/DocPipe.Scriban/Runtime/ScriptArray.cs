using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DocPipe.Scriban.Runtime;

/// <summary>An array of plain values that may have named members besides. Reading past its end gives null; setting there makes it longer.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named as in Scriban, whose package can take this one's place.")]
public sealed class ScriptArray : IReadOnlyList<object?>, IScriptObject
{
    private readonly List<object?> _items;
    private ScriptObject? _members;

    public ScriptArray() => _items = [];

    public ScriptArray(int capacity) => _items = new List<object?>(capacity);

    public ScriptArray(IEnumerable<object?> items) => _items = [.. items];

    public int Count => _items.Count;

    public object? this[int index]
    {
        get => (uint)index < (uint)_items.Count ? _items[index] : null;
        set
        {
            if (index < 0)
                return;
            while (_items.Count <= index)
                _items.Add(null);
            _items[index] = value;
        }
    }

    public void Add(object? item) => _items.Add(item);

    public void AddRange(IEnumerable<object?> items) => _items.AddRange(items);

    public void Insert(int index, object? item)
    {
        while (_items.Count < index)
            _items.Add(null);
        _items.Insert(index, item);
    }

    public void RemoveAt(int index)
    {
        if ((uint)index < (uint)_items.Count)
            _items.RemoveAt(index);
    }

    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    bool IScriptObject.Contains(string member) => _members?.ContainsKey(member) ?? false;

    bool IScriptObject.TryGet(string member, out object? value)
    {
        if (member == "size")
        {
            value = Boxes.Of(Count);
            return true;
        }

        value = null;
        return _members is not null && _members.TryGetValue(member, out value);
    }

    bool IScriptObject.CanWrite(string member) => member != "size" && (_members is null || _members.CanWrite(member));

    bool IScriptObject.TrySet(string member, object? value, bool isReadOnly) =>
        member != "size" && ((IScriptObject)(_members ??= new ScriptObject())).TrySet(member, value, isReadOnly);

    void IScriptObject.SetReadOnly(string member, bool isReadOnly) => ((IScriptObject?)_members)?.SetReadOnly(member, isReadOnly);
}
