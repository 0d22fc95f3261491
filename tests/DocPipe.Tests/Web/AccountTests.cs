using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

public sealed class AccountTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-web-").FullName;
    private readonly Store store;
    private readonly AccountBook book;

    public AccountTests()
    {
        store = Store.Open(Path.Combine(folder, "store.db"), new TestTime());
        book = new AccountBook(store, "测试");
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_password_is_kept_as_a_slow_salted_hash_only()
    {
        var first = PasswordHash.Of("correct horse 9");
        var second = PasswordHash.Of("correct horse 9");

        Assert.NotEqual(first, second);
        Assert.StartsWith("pbkdf2-sha512$210000$", first, StringComparison.Ordinal);
        Assert.True(PasswordHash.Matches("correct horse 9", first));
        Assert.False(PasswordHash.Matches("correct horse 8", first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("pbkdf2-sha512$0$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$999999999999$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$1$AAAA$")]
    [InlineData("pbkdf2-sha512$1$!$!")]
    public void A_string_that_is_no_hash_matches_nothing(string kept) => Assert.False(PasswordHash.Matches("", kept));

    [Theory]
    [InlineData("王敏", "short", "DP7012")]
    [InlineData("王敏", "aaaaaaaaaa", "DP7012")]
    [InlineData("wangmin88", "wangmin88", "DP7012")]
    [InlineData("", "correct horse 9", "DP7013")]
    [InlineData(" 王敏", "correct horse 9", "DP7013")]
    [InlineData("本机", "correct horse 9", "DP7013")]
    public void A_name_or_password_that_is_no_good_is_refused(string name, string password, string code)
    {
        Assert.Equal(code, Assert.Throws<DataFileException>(() => book.Add(name, password, AccountRole.Submit)).Code);
        Assert.Empty(book.All());
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        book.Add("王敏", "correct horse 9", AccountRole.Review);

        Assert.Equal("DP7010", Assert.Throws<DataFileException>(() => book.Add("王敏", "another horse 8", AccountRole.Admin)).Code);
        Assert.Equal(AccountRole.Review, book.Find("王敏")!.Role);
        Assert.Equal("DP7011", Assert.Throws<DataFileException>(() => book.SetPassword("李强", "another horse 8")).Code);
        Assert.Equal("DP7011", Assert.Throws<DataFileException>(() => book.Remove("李强")).Code);
    }

    [Fact]
    public void The_last_administrator_stays_while_there_are_others()
    {
        book.Add("王敏", "correct horse 9", AccountRole.Admin);
        book.Add("李强", "correct horse 9", AccountRole.Submit);

        Assert.Equal("DP7014", Assert.Throws<DataFileException>(() => book.Remove("王敏")).Code);
        Assert.Equal("DP7014", Assert.Throws<DataFileException>(() => book.SetRole("王敏", AccountRole.Review)).Code);
        book.SetRole("李强", AccountRole.Admin);
        book.Remove("王敏");
        book.Remove("李强");
        Assert.False(book.Any);
    }

    [Fact]
    public void A_role_that_this_program_does_not_know_may_do_the_least()
    {
        store.Users.Add("以后", PasswordHash.Of("correct horse 9"), "superuser");

        Assert.Equal(AccountRole.Submit, book.Find("以后")!.Role);
    }

    [Fact]
    public void Failures_are_counted_for_account_and_address_and_forgotten_after_a_while()
    {
        var time = new TestTime();
        var limiter = new LoginLimiter(time);

        for (var i = 0; i < LoginLimiter.PerAccountAndAddress; i++) limiter.Failed("王敏", "10.0.0.1");

        Assert.True(limiter.WaitFor("王敏", "10.0.0.1") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, limiter.WaitFor("王敏", "10.0.0.2"));
        Assert.Equal(TimeSpan.Zero, limiter.WaitFor("李强", "10.0.0.1"));
        time.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(TimeSpan.Zero, limiter.WaitFor("王敏", "10.0.0.1"));
    }

    [Fact]
    public void Many_accounts_from_one_address_and_one_account_from_many_are_noticed_too()
    {
        var limiter = new LoginLimiter(new TestTime());

        for (var i = 0; i < LoginLimiter.PerAddress; i++) limiter.Failed($"账号{i}", "10.0.0.1");
        for (var i = 0; i < LoginLimiter.PerAccount; i++) limiter.Failed("王敏", $"10.0.1.{i}");

        Assert.True(limiter.WaitFor("新的", "10.0.0.1") > TimeSpan.Zero);
        Assert.True(limiter.WaitFor("王敏", "10.9.9.9") > TimeSpan.Zero);
    }

    [Fact]
    public void The_right_password_is_not_counted()
    {
        var limiter = new LoginLimiter(new TestTime());

        for (var i = 0; i < 100; i++)
        {
            limiter.Failed("王敏", "10.0.0.1");
            limiter.Succeeded("王敏", "10.0.0.1");
        }

        Assert.Equal(TimeSpan.Zero, limiter.WaitFor("王敏", "10.0.0.1"));
    }
}
