using System.Collections;

namespace DocPipe.Scriban.Runtime;

/// <summary>The part of a list that a loop goes through: from an offset on, backwards or not, so many at most. Nothing is copied.</summary>
internal sealed class ListView : IReadOnlyList<object?>
{
    private readonly IReadOnlyList<object?> _list;
    private readonly int _offset;
    private readonly int _limit;
    private readonly bool _isReversed;

    public ListView(IReadOnlyList<object?> list, int offset, int limit, bool isReversed)
    {
        _list = list;
        _offset = Math.Max(0, offset);
        _limit = limit > 0 ? limit : int.MaxValue;
        _isReversed = isReversed;
    }

    /// <summary>Counted anew each time: the loop's body may have added to the list.</summary>
    public int Count => Math.Min(_limit, Math.Max(0, _list.Count - _offset));

    public object? this[int index]
    {
        get
        {
            var at = _isReversed ? _list.Count - 1 - index : _offset + index;
            return (uint)at < (uint)_list.Count ? _list[at] : null;
        }
    }

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
