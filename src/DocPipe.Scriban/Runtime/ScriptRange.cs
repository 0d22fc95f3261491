using System.Collections;
using System.Numerics;

namespace DocPipe.Scriban.Runtime;

/// <summary>What <c>1..5</c> and most array functions give: a list that templates tell from an array. Whole numbers are counted, not kept.</summary>
internal sealed class ScriptRange : IReadOnlyList<object?>
{
    private readonly IReadOnlyList<object?>? _items;
    private readonly BigInteger _first;
    private readonly int _step;

    public ScriptRange(IReadOnlyList<object?> items)
    {
        _items = items;
        Count = items.Count;
    }

    private ScriptRange(BigInteger first, int step, int count)
    {
        _first = first;
        _step = step;
        Count = count;
    }

    public int Count { get; }

    public object? this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                return null;
            return _items is not null ? _items[index] : Arithmetic.Fit(_first + ((BigInteger)index * _step));
        }
    }

    /// <summary>The numbers from one to another, up or down, with or without the last; null where there are more than an int counts.</summary>
    public static ScriptRange? Between(BigInteger from, BigInteger to, bool isInclusive)
    {
        var count = BigInteger.Abs(to - from) + (isInclusive ? 1 : 0);
        return count > int.MaxValue ? null : new ScriptRange(from, from < to ? 1 : -1, (int)count);
    }

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
