using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;
using CgAT.Core.Weights;

namespace CgAT.Core.Tests.Weights;

/// <summary>Everything that can be wrong with the header of a safetensors file.</summary>
public sealed class SafetensorsFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("[2,3]", "[2,4]", "a.weight has 24 bytes, but its shape [2, 4] of float32 takes 32")]
    [InlineData("[2,3]", "[-2,-3]", "a.weight has the shape [-2, -3]")]
    [InlineData("[2,3]", "[4294967296,4294967296,4294967296]", "a.weight has more numbers than any file")]
    [InlineData("[2,3]", "[1,1,1,1,1,1,1,1,6]", "JSON")]
    [InlineData("[2,3]", "[2.0,3]", "JSON")]
    [InlineData("[2,3]", "[2,\"3\"]", "JSON")]
    [InlineData("[2,3]", "6", "JSON")]
    [InlineData("[0,24]", "[0,25]", "a.weight has 25 bytes")]
    [InlineData("[0,24]", "[1,25]", "do not follow those before them")]
    [InlineData("[24,32]", "[16,24]", "do not follow those before them")]
    [InlineData("[24,32]", "[28,36]", "do not follow those before them")]
    [InlineData("[24,32]", "[24,40]", "do not follow those before them")]
    [InlineData("[24,32]", "[32,24]", "do not follow those before them")]
    [InlineData("[24,32]", "[24]", "JSON")]
    [InlineData("[24,32]", "[-8,0]", "do not follow those before them")]
    [InlineData("[24,32]", "[9223372036854775800,9223372036854775807]", "do not follow those before them")]
    [InlineData("\"a.count\"", "\"a.weight\"", "names 'a.weight' twice")]
    [InlineData("\"I64\"", "\"I64\",\"dtype\":\"I64\"", "JSON")]
    [InlineData("\"I64\"", "\"I64\",\"more\":1", "JSON")]
    [InlineData("\"dtype\":\"I64\",", "", "JSON")]
    [InlineData("\"pt\"", "[1]", "JSON")]
    [InlineData("\"a.count\":{", "\"a.count\":[", "JSON")]
    public void What_does_not_fit_the_bytes_is_refused(string old, string replacement, string cause) =>
        AssertFault(ErrorCodes.WeightsDamaged, cause, SafetensorsText.File(SafetensorsText.With(old, replacement)));

    [Theory]
    [InlineData("F8_E4M3")]
    [InlineData("f32")]
    [InlineData("")]
    public void A_type_that_is_not_known_is_refused(string type) => AssertFault(
        ErrorCodes.WeightsTypeUnfit,
        $"a.weight is of the type '{type}'",
        SafetensorsText.File(SafetensorsText.With("\"F32\"", $"\"{type}\"")));

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void Missing_and_surplus_bytes_are_refused(int data) =>
        AssertFault(ErrorCodes.WeightsDamaged, "bytes", SafetensorsText.File(data: data));

    [Theory]
    [InlineData(1UL << 40)]
    [InlineData(1000UL)]
    [InlineData(2UL)]
    public void A_header_that_is_longer_or_shorter_than_it_says_is_refused(ulong length)
    {
        var file = SafetensorsText.File();
        BitConverter.GetBytes(length).CopyTo(file, 0);
        AssertFault(ErrorCodes.WeightsDamaged, "header", file);
    }

    [Fact]
    public void A_header_far_larger_than_the_weights_is_refused()
    {
        var file = SafetensorsText.File(SafetensorsText.Header + new string(' ', 200_000));
        AssertFault(ErrorCodes.WeightsDamaged, "too many for a file", file);
    }

    [Fact]
    public void Nested_brackets_without_end_are_refused() => AssertFault(
        ErrorCodes.WeightsDamaged,
        "JSON",
        SafetensorsText.File(SafetensorsText.With("{\"format\":\"pt\"}", new string('[', 5000))));

    [Fact]
    public void White_space_behind_the_header_is_fine() => Assert.Equal(
        2,
        WeightFile.Inspect(folder.Write("a", SafetensorsText.File(SafetensorsText.Header + "   "))).Tensors.Count);

    private void AssertFault(string code, string cause, byte[] content)
    {
        var file = folder.Write("a.safetensors", content);
        var fault = Assert.Throws<UserErrorException>(() => WeightFile.Inspect(file));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(cause, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(file, diagnostic.File);
    }
}
