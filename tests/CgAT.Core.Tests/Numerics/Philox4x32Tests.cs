using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Numerics;

public sealed class Philox4x32Tests
{
    // The known answers that Random123 publishes for philox4x32 with 10 rounds (kat_vectors).
    [Theory]
    [InlineData(
        new uint[] { 0, 0, 0, 0 },
        new uint[] { 0, 0 },
        new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
        new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
        new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void A_block_is_the_published_known_answer(uint[] counter, uint[] key, uint[] expected) =>
        Assert.Equal(expected, Philox4x32.Block(counter, key));

    [Fact]
    public void A_counter_or_key_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox4x32.Block([0, 0, 0], [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox4x32.Block([0, 0, 0, 0], [0]));
    }
}
