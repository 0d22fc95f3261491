using System.Net;
using System.Security.Cryptography.X509Certificates;
using DocPipe.Model;
using DocPipe.Web;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

public sealed class CertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-cert-").FullName;
    private readonly TestCertificates made = new();

    public void Dispose()
    {
        made.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("pair")]
    [InlineData("chain")]
    [InlineData("together")]
    [InlineData("locked key")]
    [InlineData("pfx")]
    [InlineData("locked pfx")]
    public async Task Pages_are_served_over_https_with_every_form_of_certificate(string form)
    {
        var certificate = form switch
        {
            "pair" => ServerCertificate.Read(File("证书.pem", made.CertificatePem + "\n" + made.Between.ExportCertificatePem()), File("私钥.pem", made.KeyPem)),
            "chain" => ServerCertificate.Read(File("证书.crt", made.CertificatePem + "\n" + made.Between.ExportCertificatePem() + "\n" + made.Root.ExportCertificatePem()), File("私钥.key", made.KeyPem)),
            "together" => ServerCertificate.Read(File("全部.pem", made.KeyPem + "\n" + made.CertificatePem + "\n" + made.Between.ExportCertificatePem())),
            "locked key" => ServerCertificate.Read(File("证书.pem", made.CertificatePem + "\n" + made.Between.ExportCertificatePem()), File("私钥.pem", made.EncryptedKeyPem), PasswordFile),
            "pfx" => ServerCertificate.Read(File("证书.pfx", made.Pfx(null))),
            _ => ServerCertificate.Read(File("证书.pfx", made.Pfx(TestCertificates.Password)), null, PasswordFile),
        };
        await using var site = await Site.StartAsync(o => o with { Certificate = certificate }, ("王敏", AccountRole.Review));
        string? served = null;
        var trusted = false;
        using var visitor = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, leaf, chain, _) =>
            {
                // As a browser does that knows the root alone: the one between has to come from the server.
                using var check = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { made.Root }, RevocationMode = X509RevocationMode.NoCheck, VerificationTime = TestCertificates.From.AddDays(30).DateTime } };
                check.ChainPolicy.ExtraStore.AddRange(chain!.ChainPolicy.ExtraStore);
                (served, trusted) = (leaf!.Thumbprint, check.Build(leaf));
                return true;
            },
        }) { BaseAddress = site.Server.Address };

        using var page = await visitor.GetAsync("/login");
        using var signedIn = await visitor.SendFormAsync("/login", [new("name", "王敏"), new("password", Site.Password)]);

        Assert.Equal("https", site.Server.Address.Scheme);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal((made.Own.Thumbprint, true), (served, trusted));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.All(signedIn.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_is_wrong_with_a_certificate_or_its_key_is_said_in_words_that_help()
    {
        var (pem, key, pfx) = (File("证书.pem", made.CertificatePem), File("私钥.pem", made.KeyPem), File("证书.pfx", made.Pfx(TestCertificates.Password)));
        var wrongPassword = File("别的密码.txt", "12345678");
        foreach (var (said, certificate, keyFile, password) in new (string, string, string?, string?)[]
        {
            ("找不到证书：", Path.Combine(folder, "没有.pfx"), null, null),
            ("找不到私钥：", pem, Path.Combine(folder, "没有.pem"), null),
            ("找不到证书的密码文件：", pfx, null, Path.Combine(folder, "没有.txt")),
            ("里没有私钥；私钥在另一个文件里的，请用 --cert-key 给出", pem, null, null),
            ("已损坏，或者不是证书", pem, File("别人的.pem", TestCertificates.OtherKeyPem()), null),
            ("已损坏，或者不是证书", pem, File("坏的.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), null),
            ("里没有证书（“-----BEGIN CERTIFICATE-----”那一段），是不是和私钥的文件写反了", key, pem, null),
            ("里没有私钥（“-----BEGIN PRIVATE KEY-----”那一段）", pem, pem, null),
            ("有密码：请把密码写进一个文件", pem, File("锁.pem", made.EncryptedKeyPem), null),
            ("密码不对，或者不是证书", pem, File("锁.pem", made.EncryptedKeyPem), wrongPassword),
            ("是旧的加密格式", pem, File("旧.pem", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"), null),
            ("有密码的，请把密码写进一个文件", pfx, null, null),
            ("密码不对，或文件已损坏", pfx, null, wrongPassword),
            ("不用再写 --cert-key", pfx, key, null),
            ("里没有私钥；请用连同私钥的 .pfx", File("证书.cer", made.Own.RawData), null, null),
            ("不是证书文件", File("图片.pfx", "只是一些文字，不是证书"u8.ToArray()), null, null),
            ("不是证书文件", File("空.pfx", ""), null, null),
            ("证书不完整或已损坏", File("断.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), null, null),
        })
        {
            var e = Assert.Throws<DataFileException>(() => ServerCertificate.Read(certificate, keyFile, password));
            Assert.Equal("DP7003", e.Code);
            Assert.Contains(said, e.Message, StringComparison.Ordinal);
            Assert.DoesNotMatch("[A-Za-z]{4,} [a-z]+ [a-z]+ ", e.Message.Replace("openssl pkcs8 -topk8 -in", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_certificate_that_is_over_or_soon_to_be_is_told()
    {
        var certificate = ServerCertificate.Read(File("证书.pem", made.CertificatePem), File("私钥.pem", made.KeyPem));

        Assert.Null(certificate.Warning(TestCertificates.From.AddDays(1)));
        Assert.Contains("才生效", certificate.Warning(TestCertificates.From.AddDays(-3)), StringComparison.Ordinal);
        Assert.Contains("请准备换新的", certificate.Warning(TestCertificates.Until.AddDays(-3)), StringComparison.Ordinal);
        Assert.Contains("过期，浏览器会拦住", certificate.Warning(TestCertificates.Until.AddDays(3)), StringComparison.Ordinal);
    }

    private string PasswordFile => File("密码.txt", TestCertificates.Password + "\r\n");

    private string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    private string File(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
