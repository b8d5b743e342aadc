namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Memory for what is between two transforms, which each thread keeps: blocks of libtorch's that come and go, of other
/// sizes than a network's own, would leave gaps that nothing fills.
/// </summary>
internal static unsafe class Scratch
{
    private const int Line = 64;

    [ThreadStatic]
    private static float[]?[]? s_memory;

    /// <summary>What the memory is for; each has its own.</summary>
    public enum Use
    {
        /// <summary>Blocks of tiles and their products.</summary>
        Blocks,

        /// <summary>Transformed filters.</summary>
        Filters,

        /// <summary>The gradient of outputs before they were pooled.</summary>
        Unpooled,

        /// <summary>The gradient of the images of a layer with an even number.</summary>
        Even,

        /// <summary>The gradient of the images of a layer with an odd number.</summary>
        Odd,

        /// <summary>Zeros, which nobody changes.</summary>
        Zeros,
    }

    /// <summary>
    /// So many numbers, at the start of a cache line, until the next call for the same use on this thread.
    /// </summary>
    public static float* Get(Use use, nint count)
    {
        s_memory ??= new float[]?[Enum.GetValues<Use>().Length];
        ref var memory = ref s_memory[(int)use];
        var needed = count + (Line / sizeof(float));
        if (memory is null || memory.Length < needed)
        {
            memory = GC.AllocateArray<float>(checked((int)needed), pinned: true);
        }

        fixed (float* first = memory)
        {
            return (float*)(((nint)first + Line - 1) / Line * Line);
        }
    }
}
