using System.Runtime.InteropServices;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>Appends to a list whose room is made a block at a time, so that adding a word is one store.</summary>
internal ref struct SpanSink
{
    private readonly List<Span> list;
    private Span<Span> room;
    private int used;

    public SpanSink(List<Span> list)
    {
        this.list = list;
        used = list.Count;
        room = CollectionsMarshal.AsSpan(list);
    }

    /// <summary>Makes sure that <paramref name="count"/> more can be added.</summary>
    public void Reserve(int count)
    {
        if (room.Length - used >= count) return;
        CollectionsMarshal.SetCount(list, used);
        list.EnsureCapacity(used + count);
        CollectionsMarshal.SetCount(list, list.Capacity);
        room = CollectionsMarshal.AsSpan(list);
    }

    public void Add(int start, int end) => room[used++] = new Span(start, end);

    /// <summary>Gives back the room that was not used. To be called once, at the end.</summary>
    public readonly void Close() => CollectionsMarshal.SetCount(list, used);
}
