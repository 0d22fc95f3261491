using System.Net.ServerSentEvents;
using Microsoft.Extensions.Hosting;

namespace DocPipe.Web.Work;

/// <summary>Progress as server-sent events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/events", static (NewsDesk desk, IHostApplicationLifetime life, HttpContext context) =>
            TypedResults.ServerSentEvents(Items(desk, life.ApplicationStopping, context.RequestAborted)))
            .RequireAuthorization(nameof(AccountRole.Submit));

    private static async IAsyncEnumerable<SseItem<News>> Items(
        NewsDesk desk, CancellationToken stopping, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var listening = desk.ListenAsync(either.Token).GetAsyncEnumerator(either.Token);
        await using (listening.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await listening.MoveNextAsync()) yield break;
                }
                catch (OperationCanceledException)
                {
                    // The page was left, or the program ends.
                    yield break;
                }

                yield return new SseItem<News>(listening.Current, "news");
            }
        }
    }
}
