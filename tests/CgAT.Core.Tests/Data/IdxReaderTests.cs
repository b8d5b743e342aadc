using System.IO.Compression;
using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private static readonly byte[] TwoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    private const string NoIdx = "does not begin as an IDX file of unsigned bytes does (00 00 08 and the rank)";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_plain_file_gives_its_dimensions_and_values()
    {
        var array = IdxReader.Read(folder.Write("plain", TwoByThree));
        Assert.Equal([2, 3], array.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], array.Values);
    }

    [Fact]
    public void A_packed_file_is_told_by_its_content_not_its_name()
    {
        var array = IdxReader.Read(folder.Write("no-extension", Pack(TwoByThree)));
        Assert.Equal([2, 3], array.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], array.Values);
    }

    [Theory]
    [InlineData(new byte[] { }, NoIdx)]
    [InlineData(new byte[] { 0, 0, 9, 1, 0, 0, 0, 1, 7 }, NoIdx)]
    [InlineData(new byte[] { 0, 0, 8, 0 }, NoIdx)]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "ends within its header: 8 bytes for rank 2")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "has 0 as dimension 1")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "has -1 as dimension 1")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "holds 2 values, not 3")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "holds 2 values, not 1")]
    [InlineData(
        new byte[] { 0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255 },
        "holds 0 values, not 2147483647 x 2147483647 x 2147483647")]
    public void What_is_no_idx_file_of_bytes_is_CGAT0203(byte[] content, string message)
    {
        var path = folder.Write("bad", content);
        var diagnostic = DiagnosticAssert.Fails(() => IdxReader.Read(path));
        Assert.Equal($"{path}: error CGAT0203: the file {message}\n  fetch the file again", diagnostic.ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_CGAT0201()
    {
        var path = Path.Combine(folder.Path, "none");
        var diagnostic = DiagnosticAssert.Fails(() => IdxReader.Read(path));
        Assert.Equal($"{path}: error CGAT0201: the file isn't there\n  name an IDX file", diagnostic.ToString());
    }

    // Root may read everything; but nobody can read the memory of a process from its first byte.
    [Fact]
    public void A_file_that_can_not_be_read_is_CGAT0201()
    {
        var diagnostic = DiagnosticAssert.Fails(() => IdxReader.Read("/proc/self/mem"));
        Assert.Equal((ErrorCodes.DataMissing, "/proc/self/mem"), (diagnostic.Code, diagnostic.File));
        Assert.StartsWith("the file can't be read: ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("name an IDX file", diagnostic.Remedy);
    }

    [Fact]
    public void A_damaged_gzip_file_is_CGAT0202()
    {
        var packed = Pack(TwoByThree);
        packed[12] ^= 0xff;
        var path = folder.Write("damaged.gz", packed);
        var diagnostic = DiagnosticAssert.Fails(() => IdxReader.Read(path));
        Assert.Equal(ErrorCodes.DataDamaged, diagnostic.Code);
        Assert.Equal(path, diagnostic.File);
        Assert.Equal("the gzip file is damaged", diagnostic.Message);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
