using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Tests.Storage;

public sealed class SqliteStoreTests : StoreSpec
{
    private readonly string place = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    protected override string Address => Path.Combine(place, "存储.db");

    protected override void Clear() => Directory.Delete(place, recursive: true);

    [Fact]
    public void A_store_that_must_be_there_is_not_made()
    {
        Assert.Equal("DP6006", Assert.Throws<DataFileException>(() => Store.OpenExisting(Address, Time)).Code);
        Assert.False(File.Exists(Address));
    }
}
