using DocPipe.Model;
using DocPipe.Storage;
using Microsoft.Extensions.Hosting;

namespace DocPipe.Web.Work;

/// <summary>Does behind the pages what takes time: reads what was handed in, puts together what was read.</summary>
internal sealed class WorkLoop(Store store, ServeOptions options, Workroom workroom, NewsDesk desk, TimeProvider time) : BackgroundService
{
    /// <summary>How often it is looked whether the command line, or another server, put something into the store, and whether it is another day.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Tell(n => n with { Consolidating = true });
        var (readings, digesting) = Prepare();
        long? answered = null;
        DateOnly? day = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var asked = workroom.Asked;
            try
            {
                await Task.Run(() =>
                {
                    var today = digesting.Today;
                    if (!readings.CatchUp(stoppingToken) && answered == asked && day == today) return;
                    if (answered != asked) readings.Refresh();
                    workroom.Publish(digesting.Of(workroom.Now, stoppingToken), asked);
                    (answered, day) = (asked, today);
                }, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever one round met with (a full disk, a server that is away), the pages stay and the next round tries again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                var refusal = Safety.Refusal.Of(e);
                options.Report(refusal.Code, $"{refusal.Message}（{e.GetType().Name}：{e.Message}）");
                desk.Tell(n => n with { Done = 0, Total = 0, Consolidating = false });
            }

            if (workroom.Asked != asked) continue;
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(workroom.WaitAsync(wait.Token), Task.Delay(Round, time, wait.Token));
            await wait.CancelAsync();
        }
    }

    private (Readings, Digesting) Prepare()
    {
        var print = PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, options.Roster, options.Reading);
        var reader = new BatchReader(store, () => StandardPipeline.Runner(options.Roster, options.Reading), print);
        return (new Readings(store, reader, workroom, desk), new Digesting(reader, options, time));
    }
}
