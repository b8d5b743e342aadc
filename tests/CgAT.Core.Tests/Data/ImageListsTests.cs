using System.Security.Cryptography;
using System.Text;
using CgAT.Core.Data;
using static TorchSharp.torch;

namespace CgAT.Core.Tests.Data;

public sealed class ImageListsTests : IDisposable
{
    private static readonly ImageResize Whole = new() { Size = 4, Filter = ImageResize.Area };

    private readonly ImageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lists_become_the_parts_of_a_data_set()
    {
        var data = ImageLists.Load(folder.Path, Whole);
        Assert.Equal(Path.GetFileName(folder.Path), data.Name);
        Assert.Equal((1, 2, 1), (data.Query.Count, data.Database.Count, data.Train.Count));
        Assert.Equal((4, 4, 2), (data.Query.Height, data.Query.Width, data.Query.Classes));
        Assert.Equal([0, 1], data.Query.LabelsOf(0));
        Assert.Equal([1], data.Database.LabelsOf(1));
        Assert.Equal([1], data.TrainInDatabase);
        Assert.Equal([10, 20, 30], Pixel(data.Database, 0));
        Assert.Equal([40, 50, 60], Pixel(data.Train, 0));
        Assert.Equal([70, 80, 90], Pixel(data.Query, 0));
    }

    [Fact]
    public void The_digest_is_over_the_files_and_labels_in_list_order()
    {
        var (a, b, q) = (Sum("images/a.png"), Sum("images/b.png"), Sum("images/q.png"));
        var text = $"cgat-image-lists-v1\ndatabase 2 2\n{a} 0\n{b} 1\ntrain 1 2\n{b} 1\ntest 1 2\n{q} 0 1\n";
        var expected = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, ImageLists.Load(folder.Path, Whole).Digest);

        string Sum(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.File(name))));
    }

    [Fact]
    public void Line_ends_spaces_slashes_and_absolute_paths_change_nothing()
    {
        var before = ImageLists.Load(folder.Path, Whole).Digest;
        folder.Lists("database", $"{folder.File("images/a.png")} \r\nimages\\b.png\r\n\r\n", "1 0 \r\n0  1\r\n");
        var after = ImageLists.Load(folder.Path, Whole);
        Assert.Equal(before, after.Digest);
        Assert.Equal([1], after.TrainInDatabase);
    }

    [Fact]
    public void Another_label_image_or_order_gives_another_digest()
    {
        var digests = new List<string> { ImageLists.Load(folder.Path, Whole).Digest };
        folder.Lists("database", "images/a.png\nimages/b.png\n", "1 1\n0 1\n");
        digests.Add(ImageLists.Load(folder.Path, Whole).Digest);
        folder.Lists("database", "images/b.png\nimages/a.png\n", "0 1\n1 1\n");
        digests.Add(ImageLists.Load(folder.Path, Whole).Digest);
        folder.Image("images/a.png", ImageFolder.Solid(11, 20, 30));
        digests.Add(ImageLists.Load(folder.Path, Whole).Digest);
        Assert.Equal(4, digests.Distinct().Count());
    }

    [Fact]
    public void A_training_list_may_repeat_images_and_hold_some_outside_the_database()
    {
        folder.Image("images/c.png", ImageFolder.Solid(1, 2, 3));
        folder.Lists("train", "images/b.png\nimages/b.png\nimages/c.png\n", "0 1\n0 1\n0 0\n");
        var data = ImageLists.Load(folder.Path, Whole);
        Assert.Equal(3, data.Train.Count);
        Assert.Empty(data.Train.LabelsOf(2));
        Assert.Null(data.TrainInDatabase);
    }

    private static int[] Pixel(IImageSet set, int item)
    {
        using var images = set.Images([item], CPU);
        return [.. Enumerable.Range(0, 3).Select(at => (int)MathF.Round(images[0, at, 3, 0].item<float>() * 255))];
    }
}
