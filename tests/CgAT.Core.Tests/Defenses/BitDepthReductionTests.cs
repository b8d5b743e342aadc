using CgAT.Core.Defenses;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

[Trait("Device", "any")]
public sealed class BitDepthReductionTests
{
    private static readonly float[] s_values = [0, 0.1f, 0.2f, 0.49f, 0.51f, 0.9f, 1];
    private static readonly float[] s_twoBits = [0, 0, 1 / 3f, 1 / 3f, 2 / 3f, 1, 1];

    [Fact]
    public void Values_go_to_the_nearest_level()
    {
        using var scope = torch.NewDisposeScope();
        TensorAssert.Close(
            torch.tensor(s_twoBits),
            new BitDepthReduction(2).Apply(torch.tensor(s_values, device: TestDevice.Current)),
            0,
            1e-7);
    }

    [Fact]
    public void Eight_bits_keep_whole_grey_levels()
    {
        using var scope = torch.NewDisposeScope();
        var levels = torch.arange(256, torch.float32, TestDevice.Current) / 255;
        TensorAssert.Close(levels, new BitDepthReduction(8).Apply(levels), 0, 1e-7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Bits_are_from_1_to_8(int bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitDepthReduction(bits));
}
