using System.Runtime.Intrinsics;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// A vector of single-precision numbers, as wide as the processor has them. What is written over it has the same bits at
/// every width, since each number has a lane of its own, and on every processor, since each operation is rounded as IEEE
/// 754 has it: a product that is added to another number once, whether there is an instruction for it or not.
/// </summary>
/// <typeparam name="TVector">The type of the vector.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>How many numbers a vector has.</summary>
    static abstract int Count { get; }

    /// <summary>The numbers at a place in memory.</summary>
    static abstract TVector Load(float* from);

    /// <summary>Puts the numbers at a place in memory.</summary>
    static abstract void Store(TVector numbers, float* to);

    /// <summary>One number in all lanes.</summary>
    static abstract TVector All(float number);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>a, but 0 where the gate is 0 or less; what is not a number stays.</summary>
    static abstract TVector Gate(TVector gate, TVector a);

    /// <summary>a where two vectors are equal, and 0 elsewhere.</summary>
    static abstract TVector Where(TVector one, TVector other, TVector a);

    /// <summary>a where b is greater than c or not a number, and d elsewhere.</summary>
    static abstract TVector Above(TVector b, TVector c, TVector a, TVector d);
}

/// <summary>Eight numbers.</summary>
internal readonly unsafe struct EightLanes : ILanes<Vector256<float>>
{
    /// <inheritdoc/>
    public static int Count => Vector256<float>.Count;

    /// <inheritdoc/>
    public static Vector256<float> Load(float* from) => Vector256.Load(from);

    /// <inheritdoc/>
    public static void Store(Vector256<float> numbers, float* to) => numbers.Store(to);

    /// <inheritdoc/>
    public static Vector256<float> All(float number) => Vector256.Create(number);

    /// <inheritdoc/>
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    /// <inheritdoc/>
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    /// <inheritdoc/>
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    /// <inheritdoc/>
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector256<float> Gate(Vector256<float> gate, Vector256<float> a) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(gate, Vector256<float>.Zero), Vector256<float>.Zero, a);

    /// <inheritdoc/>
    public static Vector256<float> Where(Vector256<float> one, Vector256<float> other, Vector256<float> a) =>
        Vector256.ConditionalSelect(Vector256.Equals(one, other), a, Vector256<float>.Zero);

    /// <inheritdoc/>
    public static Vector256<float> Above(
        Vector256<float> b, Vector256<float> c, Vector256<float> a, Vector256<float> d) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(b, c) | ~Vector256.Equals(b, b), a, d);
}

/// <summary>Sixteen numbers.</summary>
internal readonly unsafe struct SixteenLanes : ILanes<Vector512<float>>
{
    /// <inheritdoc/>
    public static int Count => Vector512<float>.Count;

    /// <inheritdoc/>
    public static Vector512<float> Load(float* from) => Vector512.Load(from);

    /// <inheritdoc/>
    public static void Store(Vector512<float> numbers, float* to) => numbers.Store(to);

    /// <inheritdoc/>
    public static Vector512<float> All(float number) => Vector512.Create(number);

    /// <inheritdoc/>
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    /// <inheritdoc/>
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    /// <inheritdoc/>
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    /// <inheritdoc/>
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector512<float> Gate(Vector512<float> gate, Vector512<float> a) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(gate, Vector512<float>.Zero), Vector512<float>.Zero, a);

    /// <inheritdoc/>
    public static Vector512<float> Where(Vector512<float> one, Vector512<float> other, Vector512<float> a) =>
        Vector512.ConditionalSelect(Vector512.Equals(one, other), a, Vector512<float>.Zero);

    /// <inheritdoc/>
    public static Vector512<float> Above(
        Vector512<float> b, Vector512<float> c, Vector512<float> a, Vector512<float> d) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(b, c) | ~Vector512.Equals(b, b), a, d);
}
