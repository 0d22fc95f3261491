namespace DocPipe.Scriban.Runtime;

/// <summary>The value of <c>for</c>, <c>while</c> and <c>tablerow</c> inside such a loop.</summary>
/// <param name="list">What is gone through; null for <c>while</c>.</param>
internal sealed class LoopState(IReadOnlyList<object?>? list) : IScriptObject
{
    private bool _hasChanged = true;

    public int Index { get; private set; }

    public object? Value { get; private set; }

    public bool IsTable { get; init; }

    public int Column { get; set; }

    public bool IsLastColumn { get; set; }

    public void MoveTo(int index)
    {
        var previous = Value;
        Index = index;
        if (list is null)
            return;
        Value = list[index];
        _hasChanged = index == 0 || !Equals(previous, Value);
    }

    public bool Contains(string member) => TryGet(member, out _);

    public bool TryGet(string member, out object? value)
    {
        var length = list?.Count ?? 0;
        value = member switch
        {
            "index" => Boxes.Of(Index),
            "first" => Boxes.Of(Index == 0),
            "even" => Boxes.Of((Index & 1) == 0),
            "odd" => Boxes.Of((Index & 1) != 0),
            "last" => Boxes.Of(list is not null && Index >= length - 1),
            "length" => Boxes.Of(length),
            "rindex" => Boxes.Of(length - Index - 1),
            "changed" => Boxes.Of(_hasChanged),
            "col" or "col0" when IsTable => Boxes.Of(Column),
            "col_first" when IsTable => Boxes.Of(Column == 0),
            "col_last" when IsTable => Boxes.Of(IsLastColumn),
            _ => null,
        };
        return value is not null;
    }

    public bool CanWrite(string member) => false;

    public bool TrySet(string member, object? value, bool isReadOnly = false) => false;

    public void SetReadOnly(string member, bool isReadOnly)
    {
    }
}
