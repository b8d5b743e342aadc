using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

public sealed partial class OwnMemoryTests
{
    private const int Alignment = 64;

    [Fact]
    public void A_tensor_has_the_values_of_the_array_in_its_shape()
    {
        using var scope = torch.NewDisposeScope();
        TensorAssert.Same(torch.arange(6).view(2, 3), OwnMemory.Of<long>([0, 1, 2, 3, 4, 5], [2, 3], torch.CPU));
        TensorAssert.Same(torch.arange(3, torch.float32), OwnMemory.Of<float>([0, 1, 2], torch.CPU));
        TensorAssert.Same(
            torch.arange(4, torch.float64).view(2, 2), OwnMemory.Of(new double[,] { { 0, 1 }, { 2, 3 } }, torch.CPU));
        TensorAssert.Same(torch.arange(2).eq(1), OwnMemory.Of([false, true], torch.CPU));
        Assert.Equal([0, 4], OwnMemory.Of<float>([], [0, 4], torch.CPU).shape);
        Assert.Throws<NotSupportedException>(() => OwnMemory.Of<uint>([1], torch.CPU));
    }

    [Fact]
    public void It_begins_at_a_multiple_of_64_bytes_wherever_the_array_lies()
    {
        using var scope = torch.NewDisposeScope();
        var arrays = Enumerable.Range(1, 50).Select(length => new float[length]).ToList();
        Assert.All(arrays, array => Assert.Equal(0, Address(OwnMemory.Of(array, torch.CPU)) % Alignment));

        // What it is for: among so many arrays, some lie at other places.
        Assert.Contains(arrays, array => Address(torch.tensor(array)) % Alignment != 0);
    }

    [Fact]
    public void No_other_tensor_is_made_of_an_array() => Assert.Empty(
        SourceFile.OfProject("CgAT.Core").Where(file => OfArray().IsMatch(file.Text)).Select(file => file.Path));

    [Theory]
    [InlineData("torch.tensor(values)", true)]
    [InlineData("torch\n    .tensor(values)", true)]
    [InlineData("torch.from_array(values)", true)]
    [InlineData("torch.as_tensor(values)", true)]
    [InlineData("torch.frombuffer(values, torch.float32)", true)]
    [InlineData("tensor(values, device: device)", true)]
    [InlineData("scores.tensor(values)", false)]
    [InlineData("OwnMemory.Of(values, device)", false)]
    public void It_is_found(string source, bool found) => Assert.Equal(found, OfArray().IsMatch(source));

    private static long Address(torch.Tensor tensor) =>
        Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(tensor.bytes));

    // With torch before it, or without where it is used statically.
    [GeneratedRegex(@"(\btorch\s*\.\s*|(?<![\w.]))(tensor|from_array|as_tensor|frombuffer)\s*\(")]
    private static partial Regex OfArray();
}
