using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;
using CgAT.Core.Weights;
using TorchSharp;

namespace CgAT.Core.Tests.Weights;

public sealed class WeightFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("small.pth")]
    [InlineData("protocol4.pth")]
    public void An_archive_of_PyTorch_is_read_whole(string sample)
    {
        using var scope = torch.NewDisposeScope();
        var file = Sample.PathOf(sample);
        var contents = WeightFile.Inspect(file);
        Assert.Equal(WeightFileKind.TorchArchive, contents.Kind);
        Assert.Equal((long)Sample.Bytes(sample).Length, contents.Length);
        Assert.Equal(Sample.Names, contents.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([4, 3, 3, 3], contents.Tensors[0].Shape);
        Assert.Equal(("int64", 1L), (contents.Tensors[6].NumberType, contents.Tensors[6].Count));

        var tensors = WeightFile.Read(file, contents.Digest);
        Assert.Equal(Sample.Names.Order(), tensors.Keys.Order());
        var storage = Sample.Members("small.pth").Single(member => member.Name == "small/data/0").Content;
        Assert.Equal(storage, tensors["conv.weight"].bytes.ToArray());
        Assert.Equal([1f, 1f, 1f, 1f], tensors["norm.running_var"].data<float>().ToArray());
        Assert.Equal(0L, tensors["norm.num_batches_tracked"].item<long>());
    }

    [Fact]
    public void A_safetensors_file_is_read_whole()
    {
        using var scope = torch.NewDisposeScope();
        var file = folder.Write("a.safetensors", SafetensorsText.File());
        var contents = WeightFile.Inspect(file);
        Assert.Equal(WeightFileKind.Safetensors, contents.Kind);
        Assert.Equal(["a.weight", "a.count"], contents.Tensors.Select(tensor => tensor.Name));

        var tensors = WeightFile.Read(file);
        Assert.Equal([2, 3], tensors["a.weight"].shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(index => (byte)index), tensors["a.weight"].bytes.ToArray());
        Assert.Equal(0x1f1e1d1c1b1a1918, tensors["a.count"].item<long>());
    }

    [Fact]
    public void What_newer_versions_of_PyTorch_put_beside_the_weights_is_passed_over()
    {
        var file = folder.Write("new.pth", Sample.Pack(
        [
            .. Sample.Members("small.pth"),
            ("small/byteorder", "little"u8.ToArray()),
            ("small/.format_version", "1"u8.ToArray()),
            ("small/.data/serialization_id", "0123456789"u8.ToArray()),
        ]));
        Assert.Equal(Sample.Names, WeightFile.Inspect(file).Tensors.Select(tensor => tensor.Name));
        using var scope = torch.NewDisposeScope();
        Assert.Equal(Sample.Names.Count, WeightFile.Read(file).Count);
    }

    [Fact]
    public void The_digest_is_the_SHA_256_of_the_file_and_another_one_is_refused_before_anything_is_read()
    {
        var file = folder.Write("a.safetensors", SafetensorsText.File());
        var expected = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(SafetensorsText.File()));
        Assert.Equal($"sha256:{expected}", WeightFile.Inspect(file).Digest);

        var other = $"sha256:{new string('0', 64)}";
        var fault = Assert.Throws<UserErrorException>(() => WeightFile.Read(file, other));
        Assert.Equal(
            $"{file}: error CGAT0602: the weights have the digest sha256:{expected}, not {other}\n  restore the file that "
                + $"the spec was written for, or write digest = \"sha256:{expected}\" to go on with this one",
            Assert.Single(fault.Diagnostics).ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_errors_of_their_own()
    {
        AssertFault(ErrorCodes.WeightsMissing, "there is no file of weights", Path.Combine(folder.Path, "no.pth"));
        AssertFault(ErrorCodes.WeightsMissing, "a folder", folder.Path);
    }

    [Theory]
    [InlineData("legacy.pth", "PyTorch before 1.6", "torch.save(torch.load(FILE), FILE)")]
    [InlineData("model.pth", "a whole pickled model", "model.state_dict()")]
    [InlineData("parameters.pth", "_rebuild_parameter", "model.state_dict()")]
    [InlineData("script.pth", "TorchScript", "model.state_dict()")]
    [InlineData("wrapped.pth", "'state_dict', which is no tensor", "model.state_dict()")]
    [InlineData("list.pth", "the opcode 0x5d", "")]
    [InlineData("view.pth", "not contiguous", "v.contiguous().clone()")]
    [InlineData("offset.pth", "a view of another one", "v.contiguous().clone()")]
    public void Other_things_that_PyTorch_saves_are_refused_with_a_remedy(string sample, string cause, string remedy)
    {
        var code = sample == "list.pth" ? ErrorCodes.WeightsDamaged : ErrorCodes.WeightsFormatUnknown;
        var fault = AssertFault(code, cause, Sample.PathOf(sample));
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello, world", "no file of weights")]
    [InlineData("\u0080\u0002}q\u0000.", "no file of weights")]
    public void Files_of_no_format_are_refused(string text, string cause) => AssertFault(
        ErrorCodes.WeightsFormatUnknown, cause, folder.Write("x.pth", System.Text.Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void A_tar_archive_of_the_oldest_PyTorch_is_refused()
    {
        var tar = new byte[1024];
        "ustar"u8.CopyTo(tar.AsSpan(257));
        AssertFault(ErrorCodes.WeightsFormatUnknown, "PyTorch before 1.6", folder.Write("old.pth", tar));
    }

    private static Diagnostic AssertFault(string code, string cause, string file)
    {
        var fault = Assert.Throws<UserErrorException>(() => WeightFile.Inspect(file));
        Assert.Throws<UserErrorException>(() => WeightFile.Read(file));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal((code, file), (diagnostic.Code, diagnostic.File));
        Assert.Contains(cause, diagnostic.Message, StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.Remedy);
        return diagnostic;
    }
}
