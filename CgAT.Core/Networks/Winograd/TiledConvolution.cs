using System.Runtime.CompilerServices;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Convolutions with 3x3 filters and a border of zeros by <see cref="Transforms{TLanes, TVector}"/>, a block of tiles at
/// a time, that with its products fits into a core's own cache.
/// </summary>
internal static unsafe class TiledConvolution<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    private const int Taps = 9;
    private const int BlockFloats = 64 * 1024;
    private const int WeightBlock = 64;

    /// <summary>The transformed filters, in the order in which <see cref="Run"/> takes them.</summary>
    /// <param name="weights">The filters.</param>
    /// <param name="into">36 times <see cref="FilterPlaces.Next"/> numbers.</param>
    [SkipLocalsInit]
    public static void Prepare(in FilterPlaces weights, float* into)
    {
        var lanes = TLanes.Count;
        var columns = MatrixProducts<TLanes, TVector>.Columns;
        var taps = stackalloc float[Taps * lanes];
        for (var input = 0; input < weights.Inputs; input++)
        {
            for (var output = 0; output < weights.Outputs; output += lanes)
            {
                weights.Gather(input, output, lanes, taps);
                var (block, column) = Math.DivRem(output, columns);
                Transforms<TLanes, TVector>.Filters(
                    taps,
                    into + (((((nint)block * weights.Inputs) + input) * columns) + column),
                    FilterPlaces.Next(weights.Inputs, weights.Outputs));
            }
        }
    }

    /// <summary>The outputs.</summary>
    /// <param name="pass">From where to where.</param>
    /// <param name="filters">What <see cref="Prepare"/> made.</param>
    public static void Run(in TilePass pass, float* filters)
    {
        const int least = 8;
        var (inputs, outputs, tiles) = (pass.Inputs, pass.Outputs, pass.Tiles.Count);
        var columns = MatrixProducts<TLanes, TVector>.Columns;
        var block = Math.Clamp(BlockFloats / (Tiles.Products * (inputs + outputs)), least, 16 * least) / 2 * 2;
        var (seenNext, productNext) = (FilterPlaces.Next(block, inputs), FilterPlaces.Next(block, outputs));
        var seen = Scratch.Get(Scratch.Use.Blocks, Tiles.Products * (seenNext + productNext));
        var products = seen + (Tiles.Products * seenNext);
        for (var first = 0; first < tiles; first += block)
        {
            // Rows beyond the last tile are computed of what is there, and left.
            var count = Math.Min(block, tiles - first);
            var rows = Math.Max(least, (count + 1) / 2 * 2);
            See(pass, first, count, seen, seenNext);
            for (var product = 0; product < Tiles.Products; product++)
            {
                for (var column = 0; column < outputs; column += columns)
                {
                    MatrixProducts<TLanes, TVector>.Rows(
                        rows,
                        seen + (product * seenNext),
                        inputs,
                        1,
                        filters + (product * FilterPlaces.Next(inputs, outputs)) + ((nint)column * inputs),
                        columns,
                        products + (product * productNext) + column,
                        outputs,
                        inputs,
                        adds: false);
                }
            }

            Write(pass, first, count, products, productNext);
        }
    }

    /// <summary>The gradient of the filters and of the bias.</summary>
    /// <param name="pass">The images.</param>
    /// <param name="slopes">[n, h, w, outputs]: the gradient of the outputs.</param>
    /// <param name="filters">Where the gradient of the filters goes.</param>
    /// <param name="bias">[outputs]: where that of the bias goes; null where there is none.</param>
    [SkipLocalsInit]
    public static void Weights(in TilePass pass, float* slopes, in FilterPlaces filters, float* bias)
    {
        var (inputs, outputs, tiles) = (pass.Inputs, pass.Outputs, pass.Tiles.Count);
        var columns = MatrixProducts<TLanes, TVector>.Columns;
        var block = Math.Min(tiles, WeightBlock);
        var (seenNext, slopeNext) = (FilterPlaces.Next(block, inputs), FilterPlaces.Next(block, outputs));
        var sums = Scratch.Get(Scratch.Use.Blocks, Tiles.Products * (FilterPlaces.Next(inputs, outputs) + seenNext + slopeNext));
        var seen = sums + (Tiles.Products * FilterPlaces.Next(inputs, outputs));
        var sloped = seen + (Tiles.Products * seenNext);
        new Span<float>(bias, bias == null ? 0 : outputs).Clear();
        for (var first = 0; first < tiles; first += block)
        {
            var count = Math.Min(block, tiles - first);
            See(pass, first, count, seen, seenNext);
            Slope(pass, first, count, slopes, sloped, slopeNext, bias);
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
                        sums + (product * FilterPlaces.Next(inputs, outputs)) + column,
                        outputs,
                        count,
                        adds: first > 0);
                }
            }
        }

        var taps = stackalloc float[Taps * TLanes.Count];
        for (var input = 0; input < inputs; input++)
        {
            for (var output = 0; output < outputs; output += TLanes.Count)
            {
                Transforms<TLanes, TVector>.Weights(
                    sums + ((nint)input * outputs) + output, FilterPlaces.Next(inputs, outputs), taps);
                filters.Scatter(input, output, TLanes.Count, taps);
            }
        }
    }

    /// <summary>The gradient of all outputs out of that of the greatest of each 2x2.</summary>
    /// <param name="tiles">The images' sizes.</param>
    /// <param name="slopes">[n, h / 2, w / 2, channels].</param>
    /// <param name="choices">[n, h / 2, w / 2, channels]: which of its 2x2 each is, from 1 on, and 0 for none.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="into">[n, h, w, channels].</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpool(in Tiles tiles, float* slopes, float* choices, int channels, float* into)
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
    private static void See(in TilePass pass, int first, int count, float* into, nint next)
    {
        var pixels = stackalloc float*[Tiles.Products];
        var zeros = Scratch.Get(Scratch.Use.Zeros, pass.Inputs);
        for (var tile = 0; tile < count; tile++)
        {
            pass.Tiles.Around(first + tile, pass.Images, pass.Inputs, zeros, pixels);
            Transforms<TLanes, TVector>.Image(
                pixels, pass.Inputs, pass.Rectified, into + ((nint)tile * pass.Inputs), next);
        }
    }

    [SkipLocalsInit]
    private static void Slope(
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
    private static void Write(in TilePass pass, int first, int count, float* products, nint next)
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
