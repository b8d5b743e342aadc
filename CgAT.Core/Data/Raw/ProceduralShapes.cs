using System.Globalization;
using CgAT.Core.Numerics;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// A small multi-label set that is drawn: one to three shapes on each image of 32 x 32, whose labels are their forms
/// and their colours. It is there at once, for tests and first tries; numbers on it are about nothing else.
/// </summary>
public sealed class ProceduralShapes : IRawLayout
{
    private const int Side = 32;
    private const int Quarter = Side / 2;
    private const int Draws = 16;

    private static readonly string[] s_forms = ["circle", "square", "triangle", "cross"];
    private static readonly string[] s_colors = ["red", "green", "blue", "yellow"];
    private static readonly byte[][] s_pixels = [[200, 40, 40], [40, 150, 60], [50, 70, 200], [220, 190, 40]];

    /// <summary>The number of images.</summary>
    public int Count { get; init; } = 600;

    /// <summary>The number of queries.</summary>
    public int Queries { get; init; } = 100;

    /// <summary>The number of training images.</summary>
    public int Training { get; init; } = 200;

    /// <inheritdoc/>
    public string Kind => "procedural";

    /// <inheritdoc/>
    public string Rule => "the first images are queries, the others the database, of which the first are for training";

    /// <inheritdoc/>
    public string? Files => null;

    /// <inheritdoc/>
    public int Size => Side;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>();

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        var stream = KeyedStream.Create(seed, $"data/{Kind}/shapes");
        var images = Enumerable.Range(0, Count).Select(item => ImageOf(stream, item)).ToList();
        return new RawDataset { Classes = [.. s_forms, .. s_colors], Images = images, Listed = Count };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var all = Enumerable.Range(0, data.Images.Count).ToArray();
        return new DataSplit(all[Queries..], all[Queries..(Queries + Training)], all[..Queries]);
    }

    private static RawImage ImageOf(KeyedStream stream, int item)
    {
        // 3 numbers for the image, then 4 a shape: form, color, radius, place.
        var draws = stream.Below(12, Draws, 0, 0, item);
        var shapes = Enumerable.Range(0, 1 + (draws[0] % 3))
            .Select(at => new Shape((draws[1] + at) % 4, draws[3 + (4 * at)] % 4, draws[4 + (4 * at)] % 4,
                4 + (draws[5 + (4 * at)] % 3), draws[6 + (4 * at)] % 4))
            .ToList();
        var labels = shapes.SelectMany(shape => new[] { shape.Form, s_forms.Length + shape.Color }).Distinct().Order();
        return new RawImage
        {
            Path = string.Create(CultureInfo.InvariantCulture, $"images/{item:D5}.png"),
            Labels = [.. labels],
            Pixels = () => new Raster(Side, Side, 3, Draw(shapes, stream.Below(24, Side * Side, 0, 1, item))),
        };
    }

    private static byte[] Draw(List<Shape> shapes, int[] noise)
    {
        var values = new byte[Side * Side * 3];
        for (var at = 0; at < noise.Length; at++)
        {
            var shape = shapes.Find(each => each.Covers(at % Side, at / Side));
            for (var channel = 0; channel < 3; channel++)
            {
                var value = shape is null ? 225 : s_pixels[shape.Color][channel];
                values[(at * 3) + channel] = (byte)(value + noise[at]);
            }
        }

        return values;
    }

    /// <summary>A shape in one of the four quarters of the image, a few pixels off its middle.</summary>
    private sealed record Shape(int Place, int Form, int Color, int Radius, int Shift)
    {
        public bool Covers(int column, int row)
        {
            var x = column - ((Place % 2 * Quarter) + 6 + (Shift % 2 * 3));
            var y = row - ((Place / 2 * Quarter) + 6 + (Shift / 2 * 3));
            var (width, height) = (Math.Abs(x), Math.Abs(y));
            return Form switch
            {
                0 => (x * x) + (y * y) <= Radius * Radius,
                1 => Math.Max(width, height) < Radius,
                2 => height < Radius && 2 * width <= y + Radius,
                _ => Math.Max(width, height) <= Radius && Math.Min(width, height) <= 1,
            };
        }
    }
}
