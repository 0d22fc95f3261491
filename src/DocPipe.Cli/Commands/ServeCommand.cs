using System.CommandLine;
using System.Diagnostics;
using System.Net;
using DocPipe.Cli.Terminal;
using DocPipe.Model;
using DocPipe.Web;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe serve: the review pages in a browser.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var roster = Inputs.Roster();
        var port = new Option<int>("--port") { HelpName = "端口", Description = "在哪个端口上（默认8080）", DefaultValueFactory = _ => 8080 };
        port.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port 应当是 0 到 65535 的整数");
        });
        var listen = new Option<string>("--listen") { HelpName = "地址", Description = "在哪个地址上（默认127.0.0.1，只有本机能用；0.0.0.0 让别的电脑也能用，要先有账号）", DefaultValueFactory = _ => "127.0.0.1" };
        var certificate = new Option<string?>("--cert") { HelpName = "证书", Description = "用 https：.pfx，或文本格式的 .pem、.crt" };
        var certificateKey = new Option<string?>("--cert-key") { HelpName = "私钥.pem", Description = "证书的私钥，在另一个文件里的才要写" };
        var certificatePassword = new Option<string?>("--cert-password-file") { HelpName = "文件", Description = "证书或私钥的密码写在这个文件里" };
        var watch = new Option<string?>("--watch") { HelpName = "文件夹", Description = "文件一放进这个文件夹就读" };
        var open = new Option<bool>("--open") { Description = "打开浏览器" };
        var command = new Command("serve", "打开审核页：在浏览器里收材料、核对、更正、批准") { store, roster, port, listen, certificate, certificateKey, certificatePassword, watch, open };
        var limits = new LimitOptions();
        limits.AddTo(command);
        command.SetAction((result, cancellation) => RunAsync(
            new ServeOptions(result.GetValue(store)!, Inputs.ReadRoster(result.GetValue(roster)))
            {
                Listen = Address(result.GetValue(listen)!),
                Port = result.GetValue(port),
                Certificate = Certificate(result.GetValue(certificate), result.GetValue(certificateKey), result.GetValue(certificatePassword)),
                Watch = result.GetValue(watch),
                Reading = limits.Of(result),
                Report = Messages.Warning,
            },
            result.GetValue(open), result.GetValue(Verbosity.Quiet), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ServeOptions options, bool open, bool quiet, CancellationToken cancellation)
    {
        await using var server = await WebServer.StartAsync(options, TimeProvider.System, cancellation).ConfigureAwait(false);
        if (!quiet) Messages.Info($"审核页在 {server.Address}　按 Ctrl+C 停止");
        if (!IPAddress.IsLoopback(options.Listen) && options.Certificate is null)
            Messages.Warning("DP7006", "没有用 https：密码和材料在网上不加密。可信的内网以外，请用 --cert 给出证书。");
        if (open) Open(server.Address);
        await server.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Clean;
    }

    private static IPAddress Address(string text) =>
        text == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new DataFileException("DP7005", $"--listen 要写成 127.0.0.1 或 0.0.0.0 的样子，现在是“{text}”");

    private static ServerCertificate? Certificate(string? path, string? key, string? passwordFile)
    {
        if (path is null && (key ?? passwordFile) is not null) throw new DataFileException("DP7003", $"写了 {(key is null ? "--cert-password-file" : "--cert-key")}，没有用 --cert 给出证书");
        if (path is null) return null;
        var certificate = ServerCertificate.Read(path, key, passwordFile);
        if (certificate.Warning(TimeProvider.System.GetUtcNow()) is { } warning) Messages.Warning("DP7009", warning);
        return certificate;
    }

    private static void Open(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            Messages.Warning("DP7007", $"没能打开浏览器，请自己打开 {address}");
        }
    }
}
