using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Data;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

public sealed class LoadedLibtorchTests
{
    [Fact]
    public void The_build_knows_what_it_brings() =>
        Assert.Matches("^(cpu|cuda|installed)$", OwnAssembly.Metadata("CgatBackend"));

    [Fact]
    public void The_libtorch_of_our_package_is_the_one_that_torchsharp_was_built_for() =>
        Assert.Equal(torch.__version__, LoadedLibtorch.Version());

    [Theory]
    [InlineData("2.10.0.0", 2, 10, 0, "2.10.0.0")]
    [InlineData("2.10.0", 2, 10, 0, "2.10.0")]
    [InlineData("2.10.0.0", 2, 11, 0, "2.11.0")]
    [InlineData("2.10.0.0", 2, 1, 0, "2.1.0")]
    [InlineData("2.10.0.0", 2, 10, 1, "2.10.1")]
    public void Another_one_is_named_as_it_says_itself(string expected, int major, int minor, int patch, string version) =>
        Assert.Equal(
            version,
            LoadedLibtorch.Version(((ulong)major << 56) | ((ulong)minor << 48) | ((ulong)patch << 40), expected));

    [Fact]
    public void A_library_that_is_not_there_is_a_user_s_error()
    {
        var diagnostic = DiagnosticAssert.Fails(() => LoadedLibtorch.Require("installed", "libno_torch.so"));
        Assert.Equal(ErrorCodes.LibtorchMissing, diagnostic.Code);
        Assert.Contains("the system finds no libno_torch.so", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("cuda")]
    public void Builds_that_bring_their_own_ask_for_none(string backend) =>
        LoadedLibtorch.Require(backend, "libno_torch.so");
}
