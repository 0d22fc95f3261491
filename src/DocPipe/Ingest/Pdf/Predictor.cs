
namespace DocPipe.Ingest.Pdf;

/// <summary>Undoes the differences to the row above or the byte before that some streams keep instead of bytes (ISO 32000-1, 7.4.4.4).</summary>
internal static class Predictor
{
    public static byte[] Undo(byte[] bytes, PdfDictionary? parameters)
    {
        var predictor = parameters.Integer("Predictor", 1);
        if (predictor < 2) return bytes;
        var colors = Math.Clamp(parameters.Integer("Colors", 1), 1, 32);
        var bits = Math.Clamp(parameters.Integer("BitsPerComponent", 8), 1, 16);
        var columns = Math.Clamp(parameters.Integer("Columns", 1), 1, 1 << 20);
        var pixel = Math.Max(1, colors * bits / 8);
        var row = (columns * colors * bits + 7) / 8;
        return predictor == 2 ? Tiff(bytes, row, pixel, bits) : Png(bytes, row, pixel);
    }

    private static byte[] Tiff(byte[] bytes, int row, int pixel, int bits)
    {
        if (bits != 8) return bytes;
        for (var start = 0; start < bytes.Length; start += row)
            for (var i = start + pixel; i < Math.Min(start + row, bytes.Length); i++) bytes[i] += bytes[i - pixel];
        return bytes;
    }

    private static byte[] Png(byte[] bytes, int row, int pixel)
    {
        var rows = (bytes.Length + row) / (row + 1);
        var result = new byte[rows * row];
        for (var r = 0; r < rows; r++)
        {
            var from = r * (row + 1);
            var kind = bytes[from++];
            var to = r * row;
            for (var i = 0; i < row && from + i < bytes.Length; i++)
            {
                int left = i >= pixel ? result[to + i - pixel] : 0, up = r > 0 ? result[to + i - row] : 0, corner = i >= pixel && r > 0 ? result[to + i - row - pixel] : 0;
                result[to + i] = (byte)(bytes[from + i] + kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
