namespace DocPipe.Tests.Ingest;

/// <summary>How much of two texts is the same, in order: twice their longest common subsequence over their lengths.</summary>
internal static class Similarity
{
    public static double Of(string a, string b)
    {
        if (a.Length + b.Length == 0) return 1;
        var row = new int[b.Length + 1];
        foreach (var c in a)
        {
            var corner = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = c == b[j - 1] ? corner + 1 : Math.Max(above, row[j - 1]);
                corner = above;
            }
        }

        return 2.0 * row[b.Length] / (a.Length + b.Length);
    }
}
