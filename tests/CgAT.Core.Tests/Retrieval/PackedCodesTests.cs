using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Tests.Retrieval;

public sealed class PackedCodesTests
{
    [Fact]
    public void Codes_of_1_to_130_bits_survive_packing()
    {
        for (var bits = 1; bits <= 130; bits++)
        {
            var values = Signs(3 * bits);
            using var tensor = torch.tensor(values, [3, bits]);
            var codes = PackedCodes.FromTensor(tensor);
            using var back = codes.ToTensor(torch.CPU);
            Assert.Equal((3, bits, (bits + 63) / 64), (codes.Count, codes.Bits, codes.WordsPerCode));
            Assert.Equal([3, bits], back.shape);
            Assert.Equal(torch.ScalarType.Float32, back.dtype);
            Assert.Equal(values, back.data<float>().ToArray());
            Assert.Equal(codes.Words, PackedCodes.FromWords(codes.Words, bits).Words);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1100)]
    public void Distance_counts_the_bits_that_differ(int bits)
    {
        var values = Signs(4 * bits);
        using var tensor = torch.tensor(values, [4, bits]);
        var codes = PackedCodes.FromTensor(tensor);
        var expected = Enumerable.Range(0, bits).Count(bit => values[bit] != values[(3 * bits) + bit]);
        Assert.Equal(expected, codes.Distance(0, codes, 3));
        Assert.Equal(0, codes.Distance(2, codes, 2));
    }

    [Fact]
    public void Bit_b_is_bit_b_of_the_word_and_0_counts_as_plus_1()
    {
        using var tensor = torch.tensor([-1f, 0.3f, 0f, -0f, -1e-30f, -2f], [1, 6]);
        Assert.Equal([0b001110UL], PackedCodes.FromTensor(tensor).Words);
    }

    [Fact]
    public void A_tiny_negative_double_stays_negative()
    {
        using var tensor = torch.tensor([-1e-300, 1e-300], [1, 2]);
        Assert.Equal([0b10UL], PackedCodes.FromTensor(tensor).Words);
    }

    [Fact]
    public void A_transposed_view_is_packed_by_its_own_rows()
    {
        using var tensor = torch.tensor([1f, -1f, 1f, 1f, -1f, -1f], [2, 3]);
        using var view = tensor.t();
        Assert.Equal([0b11UL, 0b00UL, 0b01UL], PackedCodes.FromTensor(view).Words);
    }

    [Fact]
    public void No_codes_are_codes_too()
    {
        using var tensor = torch.zeros(0, 12);
        var codes = PackedCodes.FromTensor(tensor);
        using var back = codes.ToTensor(torch.CPU);
        Assert.Equal((0, 12), (codes.Count, codes.Bits));
        Assert.Equal([0, 12], back.shape);
    }

    [Fact]
    public void Codes_that_need_a_gradient_are_packed_and_no_tensor_is_left_behind()
    {
        using var tensor = torch.ones(2, 3, requires_grad: true);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var codes = PackedCodes.FromTensor(tensor);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal([7UL, 7UL], codes.Words);
    }

    [Fact]
    public void Nan_has_no_sign()
    {
        using var tensor = torch.tensor([1f, float.NaN], [1, 2]);
        var error = Assert.Throws<ArgumentException>(() => PackedCodes.FromTensor(tensor));
        Assert.StartsWith("Codes hold NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shape_throws()
    {
        using var vector = torch.ones(4);
        using var empty = torch.ones(4, 0);
        var error = Assert.Throws<ArgumentException>(() => PackedCodes.FromTensor(vector));
        Assert.StartsWith(
            "Codes need the shape [N, K] with K from 1 to 65535, not [4].", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PackedCodes.FromTensor(empty));
    }

    [Fact]
    public void Words_with_a_part_of_a_code_or_a_bit_too_many_throw()
    {
        Assert.Throws<ArgumentException>(() => PackedCodes.FromWords([1, 2, 3], 65));
        var error = Assert.Throws<ArgumentException>(() => PackedCodes.FromWords([7, 8], 3));
        Assert.StartsWith("Code 1 has a bit set beyond its 3 bits.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PackedCodes.FromWords([], 0));
    }

    [Fact]
    public void Codes_of_different_lengths_have_no_distance() => Assert.Throws<ArgumentException>(
        () => PackedCodes.FromWords([1], 3).Distance(0, PackedCodes.FromWords([1], 4), 0));

    private static float[] Signs(int count)
    {
        var state = 12345u;
        var signs = new float[count];
        for (var at = 0; at < count; at++)
        {
            state = (state * 1664525) + 1013904223;
            signs[at] = state >> 31 == 0 ? -1 : 1;
        }

        return signs;
    }
}
