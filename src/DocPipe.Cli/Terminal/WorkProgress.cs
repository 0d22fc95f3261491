using Spectre.Console;

namespace DocPipe.Cli.Terminal;

/// <summary>A progress bar on standard error while files are worked on; nothing where nobody is watching.</summary>
internal static class WorkProgress
{
    /// <param name="work">Is handed what to call after each file.</param>
    public static T Show<T>(string what, int total, bool quiet, Func<Action, T> work)
    {
        if (quiet || Console.IsErrorRedirected || total < 2) return work(static () => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(what, maxValue: total);
                return work(() => task.Increment(1));
            });
    }
}
