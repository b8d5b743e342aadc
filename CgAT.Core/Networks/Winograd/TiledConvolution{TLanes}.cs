using System.Runtime.CompilerServices;
using CgAT.Core.Numerics;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Convolutions with 3x3 filters and a border of zeros by <see cref="Transforms{TLanes, TVector}"/>, a block of tiles at
/// a time, which with its products fits into a core's own cache where channels are few.
/// </summary>
internal sealed unsafe class TiledConvolution<TLanes, TVector> : TiledConvolution
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    private const int Taps = 9;
    private const int BlockFloats = 64 * 1024;
    private const int WeightBlock = 64;

    // Products take an even number of rows.
    private const int Pair = 2;

    // A thread that takes inputs transforms all slopes, which too few inputs are not worth.
    private const int InputsAtOnce = 32;

    /// <inheritdoc/>
    /// <remarks>
    /// [36][outputs / columns][inputs][columns], with columns of as many filters as a block of products has.
    /// </remarks>
    public override void Prepare(FilterPlaces places, float* into) => Crew.Share(
        places.Outputs, TLanes.Count, (first, end) => Prepare(places, first, end, into));

    /// <inheritdoc/>
    public override void Convolve(TilePass pass, FilterPlaces places)
    {
        var filters = pass.Filters;
        if (filters == null)
        {
            filters = Scratch.Get(Scratch.Use.Filters, PreparedLength(places));
            Prepare(places, filters);
        }

        Crew.Share(pass.Tiles.Count, Pair, (first, end) => Convolve(pass, filters, first, end));
    }

    /// <inheritdoc/>
    /// <remarks>Threads share the inputs, so that each sum is of all tiles in their order.</remarks>
    public override void Weights(TilePass pass, float* slopes, FilterPlaces filters, float* bias) => Crew.Share(
        pass.Inputs, InputsAtOnce, (first, end) => Weights(pass, slopes, filters, first, end, first == 0 ? bias : null));

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Unpool(in Tiles tiles, float* slopes, float* choices, int channels, float* into)
    {
        var row = (nint)tiles.Width * channels;
        for (var y = 0; y < tiles.Images * tiles.Height / 2; y++)
        {
            for (var x = 0; x < tiles.Width / 2; x++)
            {
                for (var channel = 0; channel < channels; channel += TLanes.Count)
                {
                    var (slope, choice) = (TLanes.Load(slopes + channel), TLanes.Load(choices + channel));
                    var at = into + channel;
                    TLanes.Store(TLanes.Where(choice, TLanes.All(1), slope), at);
                    TLanes.Store(TLanes.Where(choice, TLanes.All(2), slope), at + channels);
                    TLanes.Store(TLanes.Where(choice, TLanes.All(3), slope), at + row);
                    TLanes.Store(TLanes.Where(choice, TLanes.All(4), slope), at + row + channels);
                }

                slopes += channels;
                choices += channels;
                into += 2 * channels;
            }

            into += row;
        }
    }

    [SkipLocalsInit]
    private static void Prepare(in FilterPlaces places, int first, int end, float* into)
    {
        var lanes = TLanes.Count;
        var columns = MatrixProducts<TLanes, TVector>.Columns;
        var taps = stackalloc float[Taps * lanes];
        for (var output = first; output < end; output += lanes)
        {
            var (block, column) = Math.DivRem(output, columns);
            for (var input = 0; input < places.Inputs; input++)
            {
                places.Gather(input, output, lanes, taps);
                Transforms<TLanes, TVector>.Filters(
                    taps,
                    into + (((((nint)block * places.Inputs) + input) * columns) + column),
                    Tiles.Next(places.Inputs, places.Outputs));
            }
        }
    }

    private static void Convolve(in TilePass pass, float* filters, int from, int end)
    {
        const int least = 8;
        var (inputs, outputs) = (pass.Inputs, pass.Outputs);
        var columns = MatrixProducts<TLanes, TVector>.Columns;
        var block = Math.Clamp(BlockFloats / (Tiles.Products * (inputs + outputs)), least, 16 * least) / Pair * Pair;
        var (seenNext, productNext) = (Tiles.Next(block, inputs), Tiles.Next(block, outputs));
        var seen = Scratch.Get(Scratch.Use.Blocks, Tiles.Products * (seenNext + productNext));
        var products = seen + (Tiles.Products * seenNext);
        for (var first = from; first < end; first += block)
        {
            // Rows beyond the last tile are computed of what is there, and left.
            var count = Math.Min(block, end - first);
            var rows = Math.Max(least, (count + 1) / Pair * Pair);
            TransformImages(pass, 0, inputs, first, count, seen, seenNext);
            for (var product = 0; product < Tiles.Products; product++)
            {
                for (var column = 0; column < outputs; column += columns)
                {
                    MatrixProducts<TLanes, TVector>.Rows(
                        rows,
                        seen + (product * seenNext),
                        inputs,
                        1,
                        filters + (product * Tiles.Next(inputs, outputs)) + ((nint)column * inputs),
                        columns,
                        products + (product * productNext) + column,
                        outputs,
                        inputs,
                        adds: false);
                }
            }

            WriteOutputs(pass, first, count, products, productNext);
        }
    }

    [SkipLocalsInit]
    private static void Weights(
        in TilePass pass, float* slopes, in FilterPlaces filters, int firstInput, int endInput, float* bias)
    {
        var (inputs, outputs, tiles) = (endInput - firstInput, pass.Outputs, pass.Tiles.Count);
        var columns = MatrixProducts<TLanes, TVector>.Columns;
        var block = Math.Min(tiles, WeightBlock);
        var (seenNext, slopeNext) = (Tiles.Next(block, inputs), Tiles.Next(block, outputs));
        var sums = Scratch.Get(Scratch.Use.Blocks, Tiles.Products * (Tiles.Next(inputs, outputs) + seenNext + slopeNext));
        var seen = sums + (Tiles.Products * Tiles.Next(inputs, outputs));
        var sloped = seen + (Tiles.Products * seenNext);
        new Span<float>(bias, bias == null ? 0 : outputs).Clear();
        for (var first = 0; first < tiles; first += block)
        {
            var count = Math.Min(block, tiles - first);
            TransformImages(pass, firstInput, inputs, first, count, seen, seenNext);
            TransformSlopes(pass, first, count, slopes, sloped, slopeNext, bias);
            for (var product = 0; product < Tiles.Products; product++)
            {
                for (var column = 0; column < outputs; column += columns)
                {
                    MatrixProducts<TLanes, TVector>.Rows(
                        inputs,
                        seen + (product * seenNext),
                        1,
                        inputs,
                        sloped + (product * slopeNext) + column,
                        outputs,
                        sums + (product * Tiles.Next(inputs, outputs)) + column,
                        outputs,
                        count,
                        adds: first > 0);
                }
            }
        }

        var taps = stackalloc float[Taps * TLanes.Count];
        for (var output = 0; output < outputs; output += TLanes.Count)
        {
            for (var input = 0; input < inputs; input++)
            {
                Transforms<TLanes, TVector>.Weights(
                    sums + ((nint)input * outputs) + output, Tiles.Next(inputs, outputs), taps);
                filters.Scatter(firstInput + input, output, TLanes.Count, taps);
            }
        }
    }

    [SkipLocalsInit]
    private static void TransformImages(
        in TilePass pass, int firstInput, int inputs, int first, int count, float* into, nint next)
    {
        var pixels = stackalloc float*[Tiles.Products];
        var zeros = Scratch.Get(Scratch.Use.Zeros, inputs);
        for (var tile = 0; tile < count; tile++)
        {
            pass.Tiles.Around(first + tile, pass.Images + firstInput, pass.Inputs, zeros, pixels);
            Transforms<TLanes, TVector>.Image(pixels, inputs, pass.Rectified, into + ((nint)tile * inputs), next);
        }
    }

    [SkipLocalsInit]
    private static void TransformSlopes(
        in TilePass pass, int first, int count, float* slopes, float* into, nint next, float* sums)
    {
        const int own = Tiles.Side * Tiles.Side;
        var pixels = stackalloc float*[own];
        for (var tile = 0; tile < count; tile++)
        {
            pass.Tiles.Own(first + tile, slopes, pass.Outputs, pixels);
            Transforms<TLanes, TVector>.Slopes(pixels, pass.Outputs, into + ((nint)tile * pass.Outputs), next);
            for (var channel = 0; sums != null && channel < pass.Outputs; channel += TLanes.Count)
            {
                var sum = TLanes.Load(sums + channel);
                for (var pixel = 0; pixel < own; pixel++)
                {
                    sum = TLanes.Add(sum, TLanes.Load(pixels[pixel] + channel));
                }

                TLanes.Store(sum, sums + channel);
            }
        }
    }

    [SkipLocalsInit]
    private static void WriteOutputs(in TilePass pass, int first, int count, float* products, nint next)
    {
        const int own = Tiles.Side * Tiles.Side;
        var pixels = stackalloc float*[2 * own];
        var channels = pass.Outputs;
        var bias = pass.Bias == null ? Scratch.Get(Scratch.Use.Zeros, channels) : pass.Bias;
        for (var tile = 0; tile < count; tile++)
        {
            var m = products + ((nint)tile * channels);
            if (pass.Pooled)
            {
                Transforms<TLanes, TVector>.Pooled(
                    m,
                    next,
                    channels,
                    bias,
                    pass.Tiles.OwnHalved(first + tile, pass.Into, channels, pixels),
                    pass.Tiles.OwnHalved(first + tile, pass.Choices, channels, pixels + own));
            }
            else
            {
                Transforms<TLanes, TVector>.Outputs(
                    m,
                    next,
                    channels,
                    bias,
                    pass.Tiles.Own(first + tile, pass.Gates, channels, pixels + own),
                    pass.Tiles.Own(first + tile, pass.Into, channels, pixels));
            }
        }
    }
}
