using System.Runtime.InteropServices;

namespace DocPipe.Segment;

/// <summary>How likely a state gives a character.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PosEmission
{
    public double LogProbability;

    public int State;

    /// <summary>1 where the state is among those tried for the character, 0 where only its probability is known.</summary>
    public int IsCandidate;
}
