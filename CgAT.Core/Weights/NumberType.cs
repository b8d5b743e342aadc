namespace CgAT.Core.Weights;

/// <summary>A type of numbers that files of weights have.</summary>
/// <param name="Name">Its name in PyTorch, such as "float32".</param>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Safetensors">Its name in safetensors, such as "F32".</param>
/// <param name="Storage">Its storage in pickles of PyTorch, such as "FloatStorage".</param>
internal sealed record NumberType(string Name, int Size, string Safetensors, string Storage)
{
    public static IReadOnlyList<NumberType> All { get; } =
    [
        new("float64", 8, "F64", "DoubleStorage"),
        new("float32", 4, "F32", "FloatStorage"),
        new("float16", 2, "F16", "HalfStorage"),
        new("bfloat16", 2, "BF16", "BFloat16Storage"),
        new("int64", 8, "I64", "LongStorage"),
        new("int32", 4, "I32", "IntStorage"),
        new("int16", 2, "I16", "ShortStorage"),
        new("int8", 1, "I8", "CharStorage"),
        new("uint8", 1, "U8", "ByteStorage"),
        new("bool", 1, "BOOL", "BoolStorage"),
    ];
}
