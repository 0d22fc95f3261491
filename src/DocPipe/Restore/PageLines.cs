using System.Text.RegularExpressions;
using DocPipe.Model;

namespace DocPipe.Restore;

/// <summary>
/// Lines that number pages ("- 3 -", "— 12 —", "第 3 页 共 10 页", "…方案_第2页") and what is left of a picture: its file's name alone on a line.
/// </summary>
internal static partial class PageLines
{
    private const int Longest = 60;

    public static List<(Span Span, NoiseKind Kind)> Find(string text)
    {
        var found = new List<(Span, NoiseKind)>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            if (length < 0) length = text.Length - start;
            if (length is >= 3 and <= Longest)
            {
                var line = text.AsSpan(start, length).Trim();
                if (!line.IsEmpty && Page().IsMatch(line))
                {
                    var first = start + text.AsSpan(start, length).IndexOf(line[0]);
                    found.Add((new Span(first, first + line.Length), NoiseKind.Navigation));
                }
            }

            start += length + 1;
        }

        return found;
    }

    [GeneratedRegex(@"^([-—－–]{1,2}[ 　]?[0-9０-９]{1,4}[ 　]?[-—－–]{1,2}|第[ 　]?[0-9]{1,4}[ 　]?[页頁][ 　,，、/]*([共总總]?[ 　]?[0-9]{1,4}[ 　]?[页頁])?|.{2,50}_第[0-9]{1,4}[页頁]|[0-9A-Za-z_ ()（）-]{1,40}\.(jpe?g|png|gif|bmp|JPE?G|PNG|GIF|BMP))$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
