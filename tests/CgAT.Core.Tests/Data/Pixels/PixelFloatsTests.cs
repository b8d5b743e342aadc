using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Tests.Data.Pixels;

public sealed class PixelFloatsTests
{
    [Fact]
    public void Every_byte_is_divided_by_255_and_rounded_once_wherever_it_stands()
    {
        for (var length = 0; length < 600; length += 7)
        {
            var bytes = Enumerable.Range(0, length).Select(at => (byte)(at * 5)).ToArray();
            var floats = new float[length];
            PixelFloats.Of(bytes, floats);
            Assert.Equal(bytes.Select(value => value / 255f), floats);
        }
    }

    [Fact]
    public void Numbers_without_room_are_refused() =>
        Assert.Throws<ArgumentException>(() => PixelFloats.Of(new byte[40], new float[39]));

    [Fact]
    public void The_fourth_byte_of_each_pixel_is_dropped()
    {
        for (var pixels = 0; pixels < 40; pixels++)
        {
            var four = Enumerable.Range(0, 4 * pixels).Select(at => (byte)at).ToArray();
            var three = new byte[3 * pixels];
            PixelBytes.DropFourth(four, three);
            Assert.Equal(four.Where((_, at) => at % 4 < 3), three);
        }
    }
}
