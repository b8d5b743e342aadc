using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CgAT.Core.Numerics;

/// <summary>
/// Random numbers addressed by (seed, stream name, epoch, step, sample): the same address gives the same numbers, in
/// whatever order, batch or process they are asked for. The key is the first 8 bytes (two little-endian words) of the
/// SHA-256 of the UTF-8 text <c>cgat-stream-v1\n{seed}\n{name}</c>; the counter is (index, sample, step, epoch).
/// Immutable, so it can be shared between threads.
/// </summary>
public sealed class KeyedStream
{
    // Above int.MaxValue, so that what is drawn under it meets the words of no sample and no step.
    private const uint Reserved = uint.MaxValue;

    private readonly uint key0;
    private readonly uint key1;

    private KeyedStream(long seed, string name)
    {
        Seed = seed;
        Name = name;
        var text = string.Create(CultureInfo.InvariantCulture, $"cgat-stream-v1\n{seed}\n{name}");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        key0 = BinaryPrimitives.ReadUInt32LittleEndian(digest);
        key1 = BinaryPrimitives.ReadUInt32LittleEndian(digest.AsSpan(4));
    }

    /// <summary>The seed of the run.</summary>
    public long Seed { get; }

    /// <summary>What the numbers are for, such as <c>crops</c>; streams of different names share nothing.</summary>
    public string Name { get; }

    /// <summary>The stream of a seed and a name; the name must not be empty.</summary>
    public static KeyedStream Create(long seed, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new KeyedStream(seed, name);
    }

    /// <summary>Four random words at an address.</summary>
    public uint[] Block(uint epoch, uint step, uint sample, uint index)
    {
        var words = new uint[Philox4x32.Words];
        FillBlock(words, epoch, step, sample, index);
        return words;
    }

    /// <summary>
    /// <paramref name="count"/> numbers of an address, uniform on the multiples of 2^-24 in [0, 1). A longer draw
    /// begins with the shorter one. Epoch, step and sample are not negative.
    /// </summary>
    public float[] Uniform(int count, int epoch, int step, int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = new float[count];
        FillUniform(values, epoch, step, sample);
        return values;
    }

    /// <summary>A seed in [0, 2^63) for what libtorch draws itself at an epoch and step, neither negative.</summary>
    public long DeriveSeed(int epoch, int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        Span<uint> words = stackalloc uint[Philox4x32.Words];
        FillBlock(words, (uint)epoch, (uint)step, Reserved, 0);
        return (long)((((ulong)words[1] << 32) | words[0]) & long.MaxValue);
    }

    /// <summary>As <see cref="Uniform"/>, into memory of the caller's.</summary>
    internal void FillUniform(Span<float> destination, int epoch, int step, int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        Span<uint> words = stackalloc uint[Philox4x32.Words];
        for (var at = 0; at < destination.Length; at++)
        {
            if (at % Philox4x32.Words == 0)
            {
                FillBlock(words, (uint)epoch, (uint)step, (uint)sample, (uint)(at / Philox4x32.Words));
            }

            destination[at] = (words[at % Philox4x32.Words] >> 8) * (1f / (1 << 24));
        }
    }

    /// <summary>Four words of the epoch as a whole, of which no step and no sample gets any.</summary>
    internal void FillEpochBlock(Span<uint> destination, uint epoch, uint index) =>
        FillBlock(destination, epoch, Reserved, Reserved, index);

    private void FillBlock(Span<uint> destination, uint epoch, uint step, uint sample, uint index) =>
        Philox4x32.Fill(destination, index, sample, step, epoch, key0, key1);
}
