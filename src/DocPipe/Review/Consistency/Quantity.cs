using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>A figure that can be reckoned with: a known value in a unit of measure.</summary>
/// <param name="OtherUnit">A second measure in brackets ("81篇（条）"); empty where there is none.</param>
/// <param name="Exact">No 余, 约, 以上 and the like.</param>
internal readonly record struct Quantity(Span Span, decimal Value, string Unit, string OtherUnit, bool Exact, string Of)
{
    public bool IsShare => Unit == "%";

    public bool SameUnit(Quantity other) =>
        Unit == other.Unit || (OtherUnit.Length > 0 && OtherUnit == other.Unit) || (other.OtherUnit.Length > 0 && other.OtherUnit == Unit);
}
