using System.Globalization;
using System.Text.RegularExpressions;

namespace DocPipe.Tests.Cli;

/// <summary>docpipe serve and docpipe user, as they are typed.</summary>
public sealed partial class ServeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-serve-").FullName;

    private string Store => Path.Combine(folder, "材料.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_built_program_serves_pages_with_their_styles_and_stops_when_asked()
    {
        using var process = Program.Start("serve", "--store", Store, "--port", "0");
        try
        {
            var said = await process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(said!).Value) };

            var page = await client.GetStringAsync("/");
            var style = await client.GetStringAsync(Style().Match(page).Groups[1].Value);

            Assert.Contains("材料审核", page, StringComparison.Ordinal);
            Assert.Contains(".panel", style, StringComparison.Ordinal);
            using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [Fact]
    public async Task The_built_program_serves_https_with_a_certificate_and_a_key_in_two_files()
    {
        using var made = new Web.TestCertificates();
        var (certificate, key) = (Path.Combine(folder, "证书.pem"), Path.Combine(folder, "私钥.pem"));
        await File.WriteAllTextAsync(certificate, made.CertificatePem);
        await File.WriteAllTextAsync(key, made.KeyPem);
        using var process = Program.Start("serve", "--store", Store, "--port", "0", "--cert", certificate, "--cert-key", key);
        try
        {
            string? said;
            while (!(said = await process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!.Contains("审核页在", StringComparison.Ordinal))
            {
                // The machine's clock may lie outside the certificate's days, of which it warns.
            }

            using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, leaf, _, _) => leaf!.Thumbprint == made.Own.Thumbprint });

            Assert.Contains("材料审核", await client.GetStringAsync(new Uri(Address().Match(said!).Value)), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public void Other_addresses_need_an_account_first()
    {
        var run = Program.Run("serve", "--store", Store, "--port", "0", "--listen", "0.0.0.0");

        Assert.Equal(2, run.Code);
        Assert.Contains("DP7002", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DP7005", "--listen", "nowhere")]
    [InlineData("DP7003", "--cert", "absent.pfx")]
    [InlineData("DP7003", "--cert-key", "absent.pem")]
    [InlineData("DP7004", "--watch", "absent")]
    [InlineData("DP9001", "--port", "70000")]
    public void What_is_wrong_with_the_call_is_said_before_anything_is_served(string code, string option, string value)
    {
        var run = Program.Run("serve", "--store", Store, option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_are_made_listed_changed_and_removed()
    {
        Assert.Equal(0, Program.RunWith("correct horse 9\n", "user", "add", "王敏", "--role", "admin", "--store", Store, "--password-stdin").Code);
        Assert.Equal(0, Program.RunWith("correct horse 9\n", "user", "add", "李强", "--role", "submit", "--store", Store, "--password-stdin").Code);
        Assert.Equal(0, Program.Run("user", "role", "李强", "--role", "review", "--store", Store).Code);
        Assert.Equal(0, Program.RunWith("another horse 8\n", "user", "password", "李强", "--store", Store, "--password-stdin").Code);
        var list = Program.Run("user", "list", "--store", Store).Out;
        var twice = Program.RunWith("correct horse 9\n", "user", "add", "王敏", "--role", "submit", "--store", Store, "--password-stdin");
        var weak = Program.RunWith("1234\n", "user", "add", "赵一", "--role", "submit", "--store", Store, "--password-stdin");
        var last = Program.Run("user", "remove", "王敏", "--store", Store);

        Assert.Matches("王敏\t管理\t[^\n]*\n李强\t审核\t", list);
        Assert.Contains("DP7010", twice.Error, StringComparison.Ordinal);
        Assert.Contains("DP7012", weak.Error, StringComparison.Ordinal);
        Assert.Contains("DP7014", last.Error, StringComparison.Ordinal);
        Assert.Equal(0, Program.Run("user", "remove", "李强", "--store", Store).Code);
        Assert.DoesNotContain("horse", File.ReadAllText(Store, System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"https?://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();

    [GeneratedRegex("href=\"(/assets/site\\.css[^\"]*)\"")]
    private static partial Regex Style();
}
