using System.IO.Compression;
using System.Text;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;
using CgAT.Core.Weights;

namespace CgAT.Core.Tests.Weights;

/// <summary>Everything that can be wrong with an archive of PyTorch.</summary>
public sealed class TorchArchiveFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("cos\nsystem\n", "os.system")]
    [InlineData("cbuiltins\neval\n", "builtins.eval")]
    [InlineData("ctorch\nload\n", "torch.load")]
    [InlineData("ctorch.storage\n_load_from_bytes\n", "torch.storage._load_from_bytes")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v3\n", "torch._utils._rebuild_tensor_v3")]
    [InlineData("ccollections\nCounter\n", "collections.Counter")]
    public void A_pickle_that_names_something_else_is_refused_and_not_run(string global, string name)
    {
        var marker = Path.Combine(folder.Path, "marker");
        var call = $"{global}(X{Length($"touch {marker}")}touch {marker}tR0";
        var pickle = Encoding.Latin1.GetBytes($"\u0080\u0002{call}}}.");
        var fault = AssertFault(ErrorCodes.WeightsPickleUnsafe, name, Sample.With("small/data.pkl", _ => pickle));
        Assert.Contains("take no weights from where this file came from", fault.Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public void A_name_is_refused_also_where_it_is_given_as_two_texts()
    {
        var pickle = Encoding.Latin1.GetBytes("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093.");
        AssertFault(ErrorCodes.WeightsPickleUnsafe, "os.system", Sample.With("small/data.pkl", _ => pickle));
    }

    [Theory]
    [InlineData("torch\nFloatStorage", "torch\nDoubleStorage", "storage '0' has 432 bytes, not 108 numbers of float64")]
    [InlineData("X\u0001\0\0\00q", "X\u0001\0\0\0zq", "the archive has no storage 'z'")]
    [InlineData("Kltq", "Kmtq", "storage '0' has 432 bytes, not 109 numbers")]
    [InlineData("K\u0004K\u0003K\u0003K\u0003t", "K\u0005K\u0003K\u0003K\u0003t", "[5, 3, 3, 3] does not fit its storage")]
    [InlineData("K\u0004K\u0003K\u0003K\u0003t", "J\u00ff\u00ff\u00ff\u007fK\u0003K\u0003K\u0003t", "does not fit its storage")]
    [InlineData("K\u0004K\u0003K\u0003K\u0003t", "J\u00ff\u00ff\u00ff\u00ffK\u0003K\u0003K\u0003t", "no whole number from 0")]
    [InlineData("K\u0004K\u0003K\u0003K\u0003t", "K\u0004K\u0003K\u0003t", "makes a tensor as no state dict does")]
    [InlineData("\u0089h\0)Rq", "\u0089K\0q", "")]
    [InlineData("X\u0007\0\0\0storage", "X\u0007\0\0\0Storage", "no storage")]
    [InlineData("conv.bias", "conv.weight", "")]
    public void A_tensor_that_does_not_fit_is_refused(string old, string replacement, string cause) => AssertFault(
        ErrorCodes.WeightsDamaged,
        cause,
        Sample.WithPickle(Encoding.Latin1.GetBytes(old), Encoding.Latin1.GetBytes(replacement)));

    [Fact]
    public void A_name_given_twice_is_refused() => AssertFault(
        ErrorCodes.WeightsDamaged,
        "names 'norm.weight' twice",
        Sample.WithPickle("X\x09\0\0\0conv.bias"u8.ToArray(), "X\x0b\0\0\0norm.weight"u8.ToArray()));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("}")]
    [InlineData("}}.")]
    [InlineData("R.")]
    [InlineData("t.")]
    [InlineData("((.")]
    [InlineData("}K\u0001K\u0002s.")]
    [InlineData("}(K\u0001u.")]
    [InlineData("h\u0007.")]
    [InlineData("q\u0001.")]
    [InlineData("(q\u0001.")]
    [InlineData("X\u00ff\u00ff\u00ff\u007f.")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ff.")]
    [InlineData("\u008a\u00ff.")]
    [InlineData("cno line feed")]
    [InlineData("I01\n.")]
    [InlineData("\u0097.")]
    public void A_pickle_that_is_none_is_refused(string pickle) => AssertFault(
        ErrorCodes.WeightsDamaged,
        "the pickle",
        Sample.With("small/data.pkl", _ => Encoding.Latin1.GetBytes(pickle)));

    [Fact]
    public void A_pickle_that_builds_without_end_is_refused()
    {
        byte[] pickle = [.. Enumerable.Repeat((byte)')', 200_000), (byte)'.'];
        AssertFault(ErrorCodes.WeightsDamaged, "builds far more", Sample.With("small/data.pkl", _ => pickle));
    }

    [Fact]
    public void A_storage_that_many_tensors_name_is_refused()
    {
        // conv.weight under three names: 1296 bytes of tensors, in a file with not half as many.
        var members = Sample.Members("small.pth").Where(member => member.Name is "small/data.pkl" or "small/data/0");
        var file = Sample.Pack([.. members.Select(member => member.Name == "small/data/0" ? member : (
            member.Name,
            [
                .. member.Content[..188],
                .. "X\x01\0\0\0ah\x0dX\x01\0\0\0bh\x0du."u8,
            ]))]);
        AssertFault(ErrorCodes.WeightsDamaged, "3 tensors of 1296 bytes, but holds 432", file);
    }

    [Fact]
    public void Compressed_members_are_refused_with_a_remedy()
    {
        var file = Sample.Pack(Sample.Members("small.pth"), CompressionLevel.Optimal);
        var fault = AssertFault(ErrorCodes.WeightsFormatUnknown, "compressed", file);
        Assert.Contains("torch.save(torch.load(FILE), FILE)", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_something_else_is_refused() => AssertFault(
        ErrorCodes.WeightsFormatUnknown, "it has no data.pkl", Sample.Pack([("a.txt", "hello"u8.ToArray())]));

    [Fact]
    public void Numbers_with_the_highest_byte_first_are_refused() => AssertFault(
        ErrorCodes.WeightsFormatUnknown,
        "highest byte first",
        Sample.Pack([.. Sample.Members("small.pth"), ("small/byteorder", "big"u8.ToArray())]));

    [Theory]
    [InlineData("other/data.pkl", "more than one data.pkl")]
    [InlineData("other/data/0", "the storage '0' twice")]
    [InlineData("other/xdata/0", "the storage '0' twice")]
    [InlineData("small/d\u00e4ta", "characters")]
    public void A_second_member_that_could_be_meant_is_refused(string name, string cause) => AssertFault(
        ErrorCodes.WeightsDamaged, cause, Sample.Pack([.. Sample.Members("small.pth"), (name, new byte[432])]));

    [Fact]
    public void An_archive_that_is_cut_short_or_goes_on_is_refused()
    {
        var whole = Sample.Bytes("small.pth");
        foreach (var length in Enumerable.Range(5, whole.Length - 5))
        {
            AssertFault(ErrorCodes.WeightsDamaged, "", whole[..length]);
        }

        AssertFault(ErrorCodes.WeightsDamaged, "breaks off", [.. whole, 0]);
    }

    private Diagnostic AssertFault(string code, string cause, byte[] content)
    {
        var file = folder.Write("x.pth", content);
        var fault = Assert.Throws<UserErrorException>(() => WeightFile.Inspect(file));
        Assert.Throws<UserErrorException>(() => WeightFile.Read(file));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal((code, file), (diagnostic.Code, diagnostic.File));
        Assert.Contains(cause, diagnostic.Message, StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.Remedy);
        return diagnostic;
    }

    private static string Length(string text) => $"{(char)text.Length}\0\0\0";
}
