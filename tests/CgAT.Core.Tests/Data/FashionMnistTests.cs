using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using CgAT.Core.Data;
using static TorchSharp.torch;

namespace CgAT.Core.Tests.Data;

public sealed class FashionMnistTests : IDisposable
{
    private const string Images = "t10k-images-idx3-ubyte";
    private const string Labels = "t10k-labels-idx1-ubyte";
    private const string Split = "t10k-9000-1000";

    private const string Remedy =
        "'git checkout -- data/fashion-mnist' restores the t10k files of this repository; all files are at "
        + "https://github.com/zalandoresearch/fashion-mnist and, on Debian, in the package dataset-fashion-mnist "
        + "(/usr/share/datasets/fashion-mnist)";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_t10k_split_has_its_frozen_digest_and_sizes()
    {
        var data = FashionMnist.Load(TestFolders.FashionMnist, Split);
        Assert.Equal("fashion-mnist/t10k-9000-1000", data.Name);
        Assert.Equal("sha256:0a77128f7ee1e28e3ac21ee72b3cf11e37ecfb7f6a2c3302d1c07906a9483491", data.Digest);
        Assert.Equal((1_000, 9_000, 3_000), (data.Query.Count, data.Database.Count, data.Train.Count));
        Assert.Equal((32, 32, 10), (data.Query.Height, data.Query.Width, data.Query.Classes));
        Assert.True(data.Query.SingleLabel);
    }

    [TheoryWithAllOfFashionMnist]
    [InlineData(
        "t10k-9000-1000", 9_000, "sha256:0a77128f7ee1e28e3ac21ee72b3cf11e37ecfb7f6a2c3302d1c07906a9483491")]
    [InlineData("fashion-f", 10_000, "sha256:258d09c9db256ee56c7df7e86c2d1714b8a38632600c65bb9a5d0a39dec19989")]
    [InlineData(
        "full-69000-1000", 69_000, "sha256:308ec3fc5872878e10a60d5372ae08fc537d5ecb3d42fd1191c7f7d7949cceac")]
    public void Every_split_has_its_frozen_digest_where_all_files_are(string split, int database, string digest)
    {
        var data = FashionMnist.Load(TestFolders.AllOfFashionMnist, split);
        Assert.Equal(digest, data.Digest);
        Assert.Equal(database, data.Database.Count);
    }

    [Fact]
    public void An_image_is_that_of_the_file_with_two_black_pixels_around_it()
    {
        var item = FashionMnistSplit.Find(Split).Query[3];
        var file = IdxReader.Read(Path.Combine(TestFolders.FashionMnist, Images + ".gz")).Values;
        using var image = FashionMnist.Load(TestFolders.FashionMnist, Split).Query.Images([3], CPU);
        Assert.Equal([1, 3, 32, 32], image.shape);
        for (var at = 0; at < 3 * 32 * 32; at++)
        {
            var (channel, row, column) = (at / 1_024, (at / 32 % 32) - 2, (at % 32) - 2);
            var inside = row is >= 0 and < 28 && column is >= 0 and < 28;
            var expected = inside ? file[(item * 784) + (row * 28) + column] / 255f : 0f;
            Assert.Equal(expected, image[0, channel, row + 2, column + 2].item<float>());
        }
    }

    [Fact]
    public void Labels_are_those_of_the_file()
    {
        var data = FashionMnist.Load(TestFolders.FashionMnist, Split);
        var file = IdxReader.Read(Path.Combine(TestFolders.FashionMnist, Labels + ".gz")).Values;
        var items = FashionMnistSplit.Find(Split).Database;
        Assert.All(
            Enumerable.Range(0, items.Count), at => Assert.Equal([file[items[at]]], data.Database.LabelsOf(at)));
    }

    [Fact]
    public void Each_training_item_is_the_database_item_that_it_names()
    {
        var data = FashionMnist.Load(TestFolders.FashionMnist, Split);
        var positions = Assert.IsType<IReadOnlyList<int>>(data.TrainInDatabase, exactMatch: false);
        using var train = data.Train.Images([0, 1_500, 2_999], CPU);
        using var database = data.Database.Images([positions[0], positions[1_500], positions[2_999]], CPU);
        Assert.True((train == database).all().item<bool>());
    }

    [Fact]
    public void Plain_files_give_the_same_data_as_packed_ones()
    {
        folder.Write(Images, Unpacked(Images));
        folder.Write(Labels, Unpacked(Labels));
        Assert.Equal(
            FashionMnist.Load(TestFolders.FashionMnist, Split).Digest, FashionMnist.Load(folder.Path, Split).Digest);
    }

    [Fact]
    public void The_embedded_files_are_those_of_the_list_of_sums()
    {
        foreach (var line in File.ReadLines(Path.Combine(TestFolders.FashionMnist, "SHA256SUMS")))
        {
            var parts = line.Split("  ");
            var content = File.ReadAllBytes(Path.Combine(TestFolders.FashionMnist, parts[1]));
            Assert.Equal(parts[0], Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_CGAT0201()
    {
        var none = Path.Combine(folder.Path, "none");
        var diagnostic = DiagnosticAssert.Fails(() => FashionMnist.Load(none, Split));
        Assert.Equal(
            $"{none}: error CGAT0201: the folder of Fashion-MNIST isn't there\n  {Remedy}", diagnostic.ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_CGAT0201()
    {
        var diagnostic = DiagnosticAssert.Fails(() => FashionMnist.Load(TestFolders.FashionMnist, "fashion-f"));
        var path = Path.Combine(TestFolders.FashionMnist, "train-images-idx3-ubyte.gz");
        Assert.Equal($"{path}: error CGAT0201: the file isn't there\n  {Remedy}", diagnostic.ToString());
    }

    [Fact]
    public void A_changed_file_is_CGAT0202_with_both_digests()
    {
        var content = Unpacked(Images);
        content[^1] ^= 1;
        var path = folder.Write(Images, content);
        var found = Convert.ToHexStringLower(SHA256.HashData(content));
        var diagnostic = DiagnosticAssert.Fails(() => FashionMnist.Load(folder.Path, Split));
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: error CGAT0202: the unpacked file has the SHA-256 {found}, but the published one has "
                + $"5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b\n  {Remedy}"),
            diagnostic.ToString());
    }

    [Fact]
    public void A_file_that_was_cut_off_is_CGAT0202()
    {
        var packed = File.ReadAllBytes(Path.Combine(TestFolders.FashionMnist, Images + ".gz"));
        folder.Write(Images + ".gz", packed[..(packed.Length / 2)]);
        Assert.Equal("CGAT0202", DiagnosticAssert.Fails(() => FashionMnist.Load(folder.Path, Split)).Code);
    }

    private static byte[] Unpacked(string name)
    {
        using var file = File.OpenRead(Path.Combine(TestFolders.FashionMnist, name + ".gz"));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
