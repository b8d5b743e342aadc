using System.Runtime.InteropServices;
using CgAT.Core.Data;
using CgAT.Core.Data.Pixels;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Torchvision;

namespace CgAT.Core.Tests.Pillow;

/// <summary>The same files here, and in Pillow and torchvision.</summary>
public sealed class PillowTests(PillowReference reference) : IClassFixture<PillowReference>
{
    private const int ToDecode = 2;
    private const int ToResize = 1;
    private const double ToTensor = 1e-2;

    private static readonly double[] s_shares = [0.3, 0.7, 0.9, 0.98];

    private static readonly ImageResize s_resize = new() { Size = 256, Crop = 224, Filter = ImageResize.Bilinear };

    [TorchvisionFact]
    public void Every_kind_of_image_is_decoded_to_within_two_grey_levels()
    {
        using var preparer = new ImagePreparer();
        Assert.True(reference.Images.Count >= 50);
        Assert.All(reference.Images, image =>
        {
            Assert.Null(preparer.Decode(reference.Read(image.Name), upright: false));
            AssertNear(image.Name, image.Width, image.Height, ".decoded", preparer.Pixels, ToDecode);
        });
    }

    [BothDecodersFact]
    public void Both_decoders_give_the_same_pixels_of_what_Pillow_wrote()
    {
        using var preparer = new ImagePreparer();
        using var skia = new ImagePreparer(usesTurbo: false);
        Assert.All(reference.Images, image =>
        {
            Assert.Null(preparer.Decode(reference.Read(image.Name), upright: false));
            Assert.Null(skia.Decode(reference.Read(image.Name), upright: false));
            Assert.True(skia.Pixels.Pixels.SequenceEqual(preparer.Pixels.Pixels), image.Name);
        });
    }

    [TorchvisionFact]
    public void Every_image_is_resized_to_within_one_grey_level_of_what_Pillow_makes_of_the_same_pixels()
    {
        using var preparer = new ImagePreparer();
        Assert.All(reference.Images, image =>
        {
            Assert.Null(preparer.Prepare(LikePillow(image), s_resize));
            AssertNear(image.Name, image.ResizedWidth, image.ResizedHeight, ".resized", preparer.Pixels, ToResize);
        });
    }

    [TorchvisionFact]
    public void The_tensors_of_resized_and_cropped_files_are_those_of_torchvision_s_transforms()
    {
        using var preparer = new ImagePreparer();
        Assert.All(reference.Images, image =>
        {
            Assert.Null(preparer.Prepare(reference.Read(image.Name), s_resize));
            var ours = new float[s_resize.Shown * s_resize.Shown * 3];
            new PixelWindow(s_resize.Shown, s_resize.Shown).Write(preparer.Pixels, ours);
            var theirs = MemoryMarshal.Cast<byte, float>(reference.Read(image.Name + ".tensor"));
            var plane = s_resize.Shown * s_resize.Shown;
            var farthest = 0f;
            for (var at = 0; at < ours.Length; at++)
            {
                farthest = Math.Max(farthest, Math.Abs(ours[at] - theirs[(at % 3 * plane) + (at / 3)]));
            }

            Assert.True(farthest <= ToTensor, $"{image.Name}: {farthest}");
        });
    }

    [TorchvisionFact]
    public void A_photograph_that_was_cut_off_is_noticed_though_little_is_missing()
    {
        using var preparer = new ImagePreparer();
        var tried = reference.Images.Where(image =>
            image.Name.StartsWith('q') && image.Name.EndsWith(".jpg", StringComparison.Ordinal)).ToList();
        Assert.Equal(18, tried.Count);
        Assert.All(tried, image =>
        {
            var content = reference.Read(image.Name);
            foreach (var share in s_shares)
            {
                var half = content.AsSpan(0, (int)(content.Length * share));
                Assert.Equal(ErrorCodes.UndecodableImage, preparer.Prepare(half, s_resize)?.Code);
            }
        });
    }

    [TorchvisionFact]
    public void Exif_turns_images_where_it_is_asked_for_and_not_else()
    {
        using var preparer = new ImagePreparer();
        var turned = reference.Images.Where(image => image.Name.StartsWith("exif", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, turned.Count);
        Assert.All(turned, image =>
        {
            var content = reference.Read(image.Name);
            Assert.Null(preparer.Decode(content, upright: true));
            var height = image.Width * image.Height / image.UprightWidth;
            AssertNear(image.Name, image.UprightWidth, height, ".upright", preparer.Pixels, ToDecode);
            Assert.Null(preparer.Decode(content, upright: false));
            Assert.Equal((image.Width, image.Height), (preparer.Pixels.Width, preparer.Pixels.Height));
        });
    }

    // Pillow's own pixels as a file without loss, so that only the resize is compared.
    private byte[] LikePillow(PillowImage image) => Lossless.Png(
        image.Width, image.Height, reference.Read(image.Name + ".decoded"));

    private void AssertNear(string name, int width, int height, string kind, PixelView ours, int most)
    {
        Assert.Equal((width, height), (ours.Width, ours.Height));
        var theirs = reference.Read(name + kind);
        var found = new byte[width * height * 3];
        new PixelWindow(height, width).Write(ours, found);
        Assert.Equal(theirs.Length, found.Length);
        var farthest = 0;
        for (var at = 0; at < found.Length; at++)
        {
            farthest = Math.Max(farthest, Math.Abs(found[at] - theirs[at]));
        }

        Assert.True(farthest <= most, $"{name}: {farthest} grey levels");
    }
}
