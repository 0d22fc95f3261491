using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        var certificate = new Option<string?>("--cert") { HelpName = "证书.pfx", Description = "用 https，证书连同私钥（.pfx，或 .pem）" };
        var certificatePassword = new Option<string?>("--cert-password-file") { HelpName = "文件", Description = "证书的密码写在这个文件里" };
        var watch = new Option<string?>("--watch") { HelpName = "文件夹", Description = "文件一放进这个文件夹就读" };
        var open = new Option<bool>("--open") { Description = "打开浏览器" };
        var command = new Command("serve", "打开审核页：在浏览器里收材料、核对、更正、批准") { store, roster, port, listen, certificate, certificatePassword, watch, open };
        var limits = new LimitOptions();
        limits.AddTo(command);
        command.SetAction((result, cancellation) => RunAsync(
            new ServeOptions(result.GetValue(store)!, Inputs.ReadRoster(result.GetValue(roster)))
            {
                Listen = Address(result.GetValue(listen)!),
                Port = result.GetValue(port),
                Certificate = result.GetValue(certificate) is { } file ? Certificate(file, result.GetValue(certificatePassword)) : null,
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

    private static X509Certificate2 Certificate(string path, string? passwordFile)
    {
        try
        {
            var password = passwordFile is null ? null : File.ReadAllText(passwordFile).TrimEnd('\r', '\n');
            var certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : X509Certificate2.CreateFromPemFile(path);
            return certificate.HasPrivateKey ? certificate : throw new DataFileException("DP7003", $"证书 {path} 里没有私钥");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new DataFileException("DP7003", $"证书读不了：{path}（{e.Message}）", e);
        }
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
