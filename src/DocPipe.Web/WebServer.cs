using System.Net;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DocPipe.Web.Api;
using DocPipe.Web.Briefings;
using DocPipe.Web.Corrections;
using DocPipe.Web.Reading;
using DocPipe.Web.Safety;
using DocPipe.Web.Uploads;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.WebEncoders;

namespace DocPipe.Web;

/// <summary>The review pages and the API, served by this program itself: the door of this project.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ServeOptions options;

    private WebServer(WebApplication app, ServeOptions options) => (this.app, this.options) = (app, options);

    /// <summary>Where a browser finds it; known once it runs.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    internal Workroom Workroom => app.Services.GetRequiredService<Workroom>();

    internal IServiceProvider Services => app.Services;

    /// <summary>Opens the store and begins to listen; the work on what lies unread goes on in the background.</summary>
    /// <exception cref="DataFileException">
    /// The store can't be opened (DP6xxx), others than this machine are to be served and there is no account (DP7002), or the address is
    /// taken or not this machine's (DP7001).
    /// </exception>
    public static async Task<WebServer> StartAsync(ServeOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Listen(builder, options);
        AddServices(builder.Services, options, time);
        var app = builder.Build();
        try
        {
            // Made now, so that what is wrong with the store is said before anything listens.
            var accounts = app.Services.GetRequiredService<AccountBook>();
            if (!IPAddress.IsLoopback(options.Listen) && !accounts.Any)
                throw new DataFileException("DP7002", $"要让别的电脑访问（{options.Listen}），先要有账号。请先运行：docpipe user add 姓名 --role admin --store {options.Store}");
            FolderWatch.Check(options);
            Use(app);
            var server = new WebServer(app, options);
            await server.ListenAsync(cancellation);
            return server;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancellation) => app.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new DataFileException("DP7001", $"{options.Listen} 的 {options.Port} 端口不能用，可能已被别的程序占用，请用 --port 换一个（{e.Message}）", e);
        }

        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = bound.Host is "0.0.0.0" or "[::]" ? new UriBuilder(bound) { Host = "127.0.0.1" }.Uri : bound;
    }

    private static void Listen(WebApplicationBuilder builder, ServeOptions options)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The upload reads its own limit; nothing else is sent that is large.
            kestrel.Limits.MaxRequestBodySize = 4 << 20;
            kestrel.Limits.MaxConcurrentConnections = 1000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(20);
            kestrel.Listen(options.Listen, options.Port, listen =>
            {
                if (options.Certificate is { } certificate) listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate.Certificate, certificate.Chain));
                else listen.Protocols = HttpProtocols.Http1;
            });
        });
    }

    private static void AddServices(IServiceCollection services, ServeOptions options, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(time);
        services.AddSingleton(_ => options.OpenStore?.Invoke() ?? Store.Open(options.Store, time, review: () => StandardPipeline.Review(DataFolder.Default, TemplateFolder.Default, options.Roster)));
        services.AddSingleton(p => new AccountBook(p.GetRequiredService<Store>(), by: "审核页"));
        services.AddSingleton<LoginLimiter>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<NewsDesk>();
        services.AddSingleton<Workroom>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<CorrectionDesk>();
        services.AddSingleton<DismissalDesk>();
        services.AddSingleton<PageShelf>();
        services.AddSingleton(_ => ReaderWords.Load(TemplateFolder.Default));
        services.AddSingleton(_ => new CategoryList(Category.ReadAll(DataFolder.Default)));
        services.AddSingleton<PageImageShelf>();
        services.AddSingleton(_ => new BriefingRenderer(TemplateFolder.Default));
        services.AddSingleton(p => new BriefingDesk(p.GetRequiredService<Store>(), p.GetRequiredService<BriefingRenderer>(), TemplateFolder.Default));
        services.AddHostedService<WorkLoop>();
        services.AddHostedService<FolderWatch>();
        services.AddHttpContextAccessor();
        services.AddRouting();
        Access.Add(services, options);
        // Han characters as they are, not as numbers: the page is a third as long and can be read.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages().AddApplicationPart(typeof(WebServer).Assembly);
    }

    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseTroubles();
        app.UseGate();
        app.UseRouting();
        app.UseAuthentication();
        app.UseLocalPerson();
        app.UseAuthorization();
        app.MapAssets();
        app.MapRazorPages();
        app.MapSessions();
        app.MapEvents();
        app.MapPageImages();
        app.MapApi();
    }
}
