using System.Buffers;

namespace DocPipe.Segment;

/// <summary>Scratch for one block: on the caller's stack for blocks of ordinary length, else from the shared pool.</summary>
internal ref struct Workspace(Span<ushort> codes, Span<double> route, Span<ushort> lengths)
{
    /// <summary>A block and the end mark after it. A clause between two punctuation marks is rarely a quarter of this.</summary>
    public const int OnStack = 256;

    private ushort[]? rentedCodes;
    private ushort[]? rentedLengths;
    private double[]? rentedRoute;

    /// <summary>The block's characters, then a 0.</summary>
    public Span<ushort> Codes = codes;

    /// <summary>The best log probability from each place to the end of the block.</summary>
    public Span<double> Route = route;

    /// <summary>The length of the first word on the best way from each place.</summary>
    public Span<ushort> Lengths = lengths;

    /// <summary>Doubles the room, keeping the codes.</summary>
    public void Grow()
    {
        var length = Codes.Length * 2;
        var codes = ArrayPool<ushort>.Shared.Rent(length);
        Codes.CopyTo(codes);
        Return();
        rentedCodes = codes;
        rentedLengths = ArrayPool<ushort>.Shared.Rent(length);
        rentedRoute = ArrayPool<double>.Shared.Rent(length);
        Codes = rentedCodes.AsSpan(0, length);
        Lengths = rentedLengths.AsSpan(0, length);
        Route = rentedRoute.AsSpan(0, length);
    }

    public readonly void Return()
    {
        if (rentedCodes is null) return;
        ArrayPool<ushort>.Shared.Return(rentedCodes);
        ArrayPool<ushort>.Shared.Return(rentedLengths!);
        ArrayPool<double>.Shared.Return(rentedRoute!);
    }
}
