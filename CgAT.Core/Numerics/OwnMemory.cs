using System.Runtime.InteropServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// Tensors of the values of arrays, in memory of libtorch's own, which begins at a multiple of 64 bytes.
/// </summary>
/// <remarks>
/// torch.tensor leaves the values where .NET has put the array, at any multiple of 8 bytes, and no two times alike. On
/// some processors (those without AVX-512 among them) what a matrix product rounds to depends on where its operands
/// begin, so that equal runs would differ in their last bits.
/// </remarks>
internal static class OwnMemory
{
    /// <summary>A tensor of one axis.</summary>
    /// <param name="values">Its values, of a type that tensors have.</param>
    /// <param name="device">Where to.</param>
    public static torch.Tensor Of<T>(T[] values, torch.Device device)
        where T : unmanaged => Of(values, [values.Length], device);

    /// <summary>A tensor of any shape.</summary>
    /// <param name="values">Its values, the last axis fastest.</param>
    /// <param name="shape">The shape, of as many values.</param>
    /// <param name="device">Where to.</param>
    public static torch.Tensor Of<T>(ReadOnlySpan<T> values, long[] shape, torch.Device device)
        where T : unmanaged
    {
        using var scope = torch.NewDisposeScope();
        var own = torch.empty(shape, TypeOf<T>(), torch.CPU);
        values.CopyTo(MemoryMarshal.Cast<byte, T>(own.bytes));
        return own.to(device).MoveToOuterDisposeScope();
    }

    /// <summary>A tensor of a matrix.</summary>
    /// <param name="values">[rows, columns].</param>
    /// <param name="device">Where to.</param>
    public static torch.Tensor Of<T>(T[,] values, torch.Device device)
        where T : unmanaged =>
        Of([.. values.Cast<T>()], [values.GetLength(0), values.GetLength(1)], device);

    /// <summary>The numbers of items, as what selects by them takes them.</summary>
    /// <param name="items">Which items.</param>
    /// <param name="device">Where to.</param>
    public static torch.Tensor Places(IEnumerable<int> items, torch.Device device) =>
        Of(items.Select(item => (long)item).ToArray(), device);

    private static torch.ScalarType TypeOf<T>() => default(T) switch
    {
        float => torch.float32,
        double => torch.float64,
        long => torch.int64,
        bool => torch.@bool,
        _ => throw new NotSupportedException($"no tensor is made of arrays of {typeof(T).Name}"),
    };
}
