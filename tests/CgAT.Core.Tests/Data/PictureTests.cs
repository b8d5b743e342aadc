using CgAT.Core.Data;
using TorchSharp;

namespace CgAT.Core.Tests.Data;

public sealed class PictureTests
{
    [Fact]
    public void A_picture_as_PNG_has_the_grey_levels_of_the_image()
    {
        var picture = Of(0, 0.5, 1);
        var decoded = ImageDecoder.Decode(picture.Png(100))!;
        Assert.Equal((2, 2), (decoded.Width, decoded.Height));
        Assert.Equal([0, 128, 255], decoded.Pixels.Take(3).Select(value => (int)value));
    }

    [Fact]
    public void Equal_pictures_are_equal_bytes() => Assert.Equal(Of(0.1, 0.2, 0.3).Png(8), Of(0.1, 0.2, 0.3).Png(8));

    [Fact]
    public void A_difference_is_amplified_around_a_middle_grey()
    {
        var (clean, attacked) = (Of(0.5, 0.5, 0), Of(10.0 / 255, 138.0 / 255, 0));
        Assert.Equal(118, attacked.FarthestFrom(clean));
        var decoded = ImageDecoder.Decode(attacked.Less(clean, 3).Png(8))!;
        Assert.Equal([0, 158, 128], decoded.Pixels.Take(3).Select(value => (int)value));
    }

    [Fact]
    public void A_large_picture_is_made_smaller()
    {
        using var image = torch.zeros(1, 3, 50, 100);
        var decoded = ImageDecoder.Decode(Assert.Single(Picture.Of(image)).Png(20))!;
        Assert.Equal((20, 10), (decoded.Width, decoded.Height));
    }

    [Fact]
    public void Pictures_of_other_sizes_have_no_difference()
    {
        using var image = torch.zeros(1, 3, 1, 1);
        Assert.Throws<ArgumentException>(() => Picture.Of(image)[0].Less(Of(0, 0, 0), 1));
    }

    // Four pixels of one colour.
    private static Picture Of(double red, double green, double blue)
    {
        using var color = torch.tensor(new[] { (float)red, (float)green, (float)blue });
        using var image = color.reshape(1, 3, 1, 1).expand(1, 3, 2, 2).clone();
        return Assert.Single(Picture.Of(image));
    }
}
