namespace CgAT.Core.Weights.Formats;

/// <summary>What a pickle's machine has on its stack.</summary>
internal abstract record PickleValue
{
    /// <summary>A text.</summary>
    public sealed record Text(string Content) : PickleValue;

    /// <summary>A whole number.</summary>
    public sealed record Whole(long Number) : PickleValue;

    /// <summary>True, false, None, or a number with a point: nothing of it matters.</summary>
    public sealed record Other : PickleValue
    {
        private Other()
        {
        }

        /// <summary>The only one.</summary>
        public static Other Any { get; } = new();
    }

    /// <summary>The place where a list of values begins.</summary>
    public sealed record Mark : PickleValue
    {
        private Mark()
        {
        }

        /// <summary>The only one.</summary>
        public static Mark Here { get; } = new();
    }

    /// <summary>A tuple.</summary>
    public sealed record Tuple(PickleValue[] Items) : PickleValue;

    /// <summary>A dict, ordered or not; keys are texts.</summary>
    public sealed record Dict(Dictionary<string, PickleValue> Items) : PickleValue;

    /// <summary>A class or function that the pickle names.</summary>
    public sealed record Global(string Name) : PickleValue;

    /// <summary>The bytes behind a tensor: a member of the archive.</summary>
    public sealed record Storage(NumberType Type, long Count) : PickleValue;

    /// <summary>A tensor whose shape was held against its storage.</summary>
    public sealed record Tensor(NumberType Type, IReadOnlyList<long> Shape, long Bytes) : PickleValue;
}
