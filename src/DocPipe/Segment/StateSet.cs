using System.Numerics;

namespace DocPipe.Segment;

/// <summary>A set of the numbers 0 to 255.</summary>
internal readonly record struct StateSet(ulong A, ulong B, ulong C, ulong D)
{
    public static StateSet All { get; } = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    public bool IsEmpty => (A | B | C | D) == 0;

    public static StateSet operator &(StateSet x, StateSet y) => new(x.A & y.A, x.B & y.B, x.C & y.C, x.D & y.D);

    public static StateSet operator |(StateSet x, StateSet y) => new(x.A | y.A, x.B | y.B, x.C | y.C, x.D | y.D);

    public static StateSet operator ~(StateSet x) => new(~x.A, ~x.B, ~x.C, ~x.D);

    public StateSet With(int member)
    {
        var bit = 1UL << member;
        return (member >> 6) switch
        {
            0 => this with { A = A | bit },
            1 => this with { B = B | bit },
            2 => this with { C = C | bit },
            _ => this with { D = D | bit },
        };
    }

    /// <summary>Writes the members in ascending order and returns how many there are.</summary>
    /// <param name="into">Room for 256.</param>
    public int CopyTo(Span<byte> into)
    {
        var count = 0;
        Add(A, 0, into, ref count);
        Add(B, 64, into, ref count);
        Add(C, 128, into, ref count);
        Add(D, 192, into, ref count);
        return count;
    }

    private static void Add(ulong bits, int offset, Span<byte> into, ref int count)
    {
        for (; bits != 0; bits &= bits - 1) into[count++] = (byte)(offset + BitOperations.TrailingZeroCount(bits));
    }
}
