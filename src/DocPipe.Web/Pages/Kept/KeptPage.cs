using System.Text;

namespace DocPipe.Web.Pages.Kept;

/// <summary>The bytes of a page as it was written once, apart from the form token, which is each session's own.</summary>
internal sealed class KeptPage
{
    private readonly ImmutableArray<ReadOnlyMemory<byte>> pieces;

    private KeptPage(ImmutableArray<ReadOnlyMemory<byte>> pieces, int size) => (this.pieces, Size) = (pieces, size);

    /// <summary>Bytes it takes.</summary>
    public int Size { get; }

    /// <param name="token">Of the session for which it was written.</param>
    public static KeptPage Of(byte[] page, string token)
    {
        var sought = Encoding.ASCII.GetBytes(token);
        var pieces = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var rest = page.AsMemory();
        while (rest.Span.IndexOf(sought) is >= 0 and var at)
        {
            pieces.Add(rest[..at]);
            rest = rest[(at + sought.Length)..];
        }

        pieces.Add(rest);
        return new KeptPage(pieces.ToImmutable(), page.Length);
    }

    /// <summary>The page for another session.</summary>
    /// <param name="token">Of that session.</param>
    public IActionResult For(string token) => new Answer(this, token);

    private sealed class Answer(KeptPage page, string token) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.ContentType = "text/html; charset=utf-8";
            var own = Encoding.ASCII.GetBytes(token);
            response.ContentLength = page.pieces.Sum(p => (long)p.Length) + ((page.pieces.Length - 1L) * own.Length);
            for (var i = 0; i < page.pieces.Length; i++)
            {
                if (i > 0) await response.Body.WriteAsync(own, context.HttpContext.RequestAborted);
                await response.Body.WriteAsync(page.pieces[i], context.HttpContext.RequestAborted);
            }
        }
    }
}
