using DocPipe.Ingest;

namespace DocPipe.Tests.Web;

/// <summary>The pages with all samples read, for tests that only look.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    internal HttpClient Visitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Site.StartAsync();
        var root = SharedData.Corpus("samples");
        foreach (var file in FileList.Of([root]).Where(f => !f.EndsWith("roster.csv", StringComparison.Ordinal)))
            Site.Server.Workroom.Receive(DocPipe.Web.Accounts.Person.AtTheMachine, Path.GetRelativePath(root, file).Replace('\\', '/'), await File.ReadAllBytesAsync(file));
        await Site.SettledAsync();
        Visitor = Site.Visitor();
    }

    public async Task DisposeAsync()
    {
        Visitor.Dispose();
        await Site.DisposeAsync();
    }
}
