namespace DocPipe.Text;

/// <summary>
/// Adds up a number from left to right: a pending digit takes the place that follows it, a section below 万 takes 万, everything below 亿
/// takes 亿. Each step says whether the character can still belong to the number.
/// </summary>
internal struct NumeralSum
{
    private decimal hundredMillions;
    private decimal tenThousands;
    private decimal section;
    private decimal? pending;
    private bool pendingIsChinese;
    private bool zero;
    private decimal lastPlace;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Characters read last that turned out not to belong ("二十零").</summary>
    public int Trailing { get; set; }

    public NumeralSum()
    {
    }

    /// <summary>The value so far. A last digit right after a place of hundred or more is worth a tenth of that place: 一百二 is 120.</summary>
    public readonly decimal Total =>
        hundredMillions + tenThousands + section
        + (pending is { } p ? (IsShort && p is > 0 and < 10 && p == decimal.Truncate(p) ? p * lastPlace / 10 : p) : 0);

    private readonly bool IsShort => pendingIsChinese && !zero && lastPlace >= 100;

    /// <summary>Digits. After a place they are four below 万 ("3万4000"), or have a place of their own ("25万6千"), or follow a 零.</summary>
    public bool Number(decimal value, bool placed)
    {
        if (pending is not null || (lastPlace > 0 && !placed && !zero && value < 1000)) return false;
        (pending, pendingIsChinese, IsEmpty, Trailing) = (value, false, false, 0);
        return true;
    }

    public bool Digit(int digit)
    {
        if (digit == 0 && !IsEmpty)
        {
            if (pending is not null) return false;
            zero = true;
            Trailing++;
            return true;
        }

        if (pending is not null) return false;
        (pending, pendingIsChinese, IsEmpty, Trailing) = (digit, true, false, 0);
        return true;
    }

    public bool Place(int place)
    {
        if (lastPlace > 0 && lastPlace < 10000 && place >= lastPlace) return false;
        if (pending is null && !(place == 10 && (IsEmpty || zero))) return false;
        section += (pending ?? 1) * place;
        (pending, lastPlace, zero, IsEmpty, Trailing) = (null, place, false, false, 0);
        return true;
    }

    public bool Myriad(decimal myriad)
    {
        if (IsEmpty || Trailing > 0) return false;
        var below = tenThousands + section + (pending ?? 0);
        if (myriad > 1_0000m) below += hundredMillions;
        if (below == 0 || below > 1_0000_0000_0000_0000m) return false;
        if (myriad == 1_0000m) tenThousands = below * myriad;
        else (hundredMillions, tenThousands) = (below * myriad, 0);
        (section, pending, lastPlace, zero) = (0, null, myriad, false);
        return true;
    }

    public void Fraction(decimal part)
    {
        if (pending is { } p) pending = (IsShort ? p * lastPlace / 10 : p) + part;
        else section += part;
        if (pending is not null && lastPlace > 0) (section, pending) = (section + pending.Value, null);
    }
}
