using DocPipe.Web.Briefings;
using Microsoft.Extensions.Hosting;

namespace DocPipe.Web.Work;

/// <summary>Does behind the pages what takes time: reads what was handed in, puts together what was read.</summary>
internal sealed class WorkLoop(Store store, ServeOptions options, Workroom workroom, NewsDesk desk, BriefingDesk briefings, TimeProvider time) : BackgroundService
{
    /// <summary>How often it is looked whether it is another day.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(60);

    /// <summary>How often it is looked whether the command line, or another server, put or changed something in the store.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Tell(n => n with { Consolidating = true });
        var (readings, digesting) = Prepare();
        long? answered = null;
        DateOnly? day = null;
        StoreMark? seen = null, tried = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var asked = workroom.Asked;
            try
            {
                await Task.Run(() =>
                {
                    // First of all: what changes while this is done is seen at the next look.
                    var (today, mark) = (digesting.Today, store.Mark());
                    tried = mark;
                    if (!readings.CatchUp(stoppingToken) && answered == asked && day == today && seen == mark) return;
                    if (answered != asked || seen != mark) readings.Refresh();
                    workroom.Publish(digesting.Of(workroom.Now, stoppingToken), asked);
                    (answered, day, seen) = (asked, today, mark);
                }, stoppingToken);
                await Task.Run(() => PrepareAhead(asked, stoppingToken), stoppingToken);
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

            if (workroom.Asked == asked) await RestAsync(tried, stoppingToken);
        }
    }

    /// <summary>What pages will want to show, as long as nothing else is asked for.</summary>
    private void PrepareAhead(long asked, CancellationToken stoppingToken)
    {
        if (workroom.View(null) is { } view) briefings.Prepare(view);
        var more = true;
        while (more && workroom.Asked == asked && !stoppingToken.IsCancellationRequested) more = workroom.PrepareNext();
    }

    /// <summary>Until something is asked for here, another program changed the store, or a round is over.</summary>
    /// <param name="seen">As the store was when it was looked at last.</param>
    private async Task RestAsync(StoreMark? seen, CancellationToken stoppingToken)
    {
        for (var slept = TimeSpan.Zero; slept < Round && !stoppingToken.IsCancellationRequested; slept += Look)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var woken = workroom.WaitAsync(wait.Token);
            await Task.WhenAny(woken, Task.Delay(Look, time, wait.Token));
            await wait.CancelAsync();
            // Woken at the last moment is woken all the same.
            await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (woken.IsCompletedSuccessfully || Changed(seen)) return;
        }
    }

    private bool Changed(StoreMark? seen)
    {
        try
        {
            return store.Mark() != seen;
        }
        catch (DataFileException)
        {
            // A database that is away for a moment: the next look, or the next round, which says so.
            return false;
        }
    }

    private (Readings, Digesting) Prepare()
    {
        var print = PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, options.Roster, options.Reading);
        var reader = new BatchReader(store, () => StandardPipeline.Runner(options.Roster, options.Reading), print);
        return (new Readings(store, reader, workroom, desk), new Digesting(store, reader, options, time));
    }
}
