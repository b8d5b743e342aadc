using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Data.Raw;

/// <summary>CIFAR-10, ImageNet-100 and IDX files.</summary>
public sealed class SingleLabelLayoutsTests : IDisposable
{
    private static readonly Cifar10 SmallCifar = new() { QueriesPerClass = 1, TrainingPerClass = 2 };
    private static readonly ImageNet100 SmallImageNet = new() { TrainingPerClass = 2 };
    private static readonly IdxFiles SmallIdx = new() { QueriesPerClass = 1, TrainingPerClass = 2 };
    private static readonly string[] Batches =
        ["data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch"];

    private readonly RawTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_record_of_CIFAR_10_is_a_class_and_three_planes()
    {
        Cifar();
        var data = SmallCifar.Read(tree.Path, 0);
        Assert.Equal(60, data.Images.Count);
        Assert.Equal(
            ("images/data_batch_2-00003.png", 3), (data.Images[13].Path, Assert.Single(data.Images[13].Labels)));
        var pixels = data.Images[13].Pixels?.Invoke();
        Assert.Equal((32, 32, 3), (pixels?.Width, pixels?.Height, pixels?.Channels));
        Assert.Equal([13, 14, 15], pixels?.Values.Take(3));
        Assert.Equal([44, 45, 46], pixels?.Values.Skip(31 * 3).Take(3));
    }

    // cifar_dataset of DeepHash-pytorch for 'cifar10-1', its permutations keyed.
    [Fact]
    public void The_lists_of_CIFAR_10_are_those_of_the_published_rule()
    {
        Cifar();
        var data = SmallCifar.Read(tree.Path, 0);
        var (test, train) = (new List<string>(), new List<string>());
        for (var label = 0; label < 10; label++)
        {
            var index = data.Images.Where(image => image.Labels[0] == label).Select(image => image.Path).ToList();
            var stream = KeyedStream.Create(3, $"data/cifar-10/classes/{label}");
            var perm = KeyedPermutation.Of(stream, 0, index.Count).Select(place => index[place]).ToList();
            test.AddRange(perm[..1]);
            train.AddRange(perm[1..3]);
        }

        var lists = tree.Lists(SmallCifar, seed: 3);
        Assert.Equal(test, RawTree.Lines(lists, "test_img.txt"));
        Assert.Equal(train, RawTree.Lines(lists, "train_img.txt"));
        Assert.Equal(
            data.Images.Select(image => image.Path).Except(test).Order(StringComparer.Ordinal),
            RawTree.Lines(lists, "database_img.txt").Order(StringComparer.Ordinal));
        Assert.Equal(lists, tree.Lists(SmallCifar, seed: 3));
    }

    [Theory]
    [InlineData(3072, "the file has 3072 bytes, which are no records of 3073")]
    [InlineData(0, "the file has 0 bytes, which are no records of 3073")]
    public void A_batch_that_was_cut_off_is_CGAT0210(int length, string message)
    {
        Cifar();
        var file = tree.Write("test_batch.bin", new byte[length]);
        var fault = tree.Fault(SmallCifar);
        Assert.Equal((ErrorCodes.BadRawFile, file, message), (fault.Code, fault.File, fault.Message));
    }

    [Fact]
    public void A_class_beyond_ten_is_CGAT0210()
    {
        Cifar();
        tree.Write("test_batch.bin", [10, .. new byte[3072]]);
        Assert.Equal("record 1 is of class 10, and classes are 0 to 9", tree.Fault(SmallCifar).Message);
    }

    [Fact]
    public void Folders_of_ImageNet_are_classes_and_val_has_the_queries()
    {
        ImageNet();
        var lists = tree.Lists(SmallImageNet, seed: 3);
        Assert.Equal(["n01", "n02"], RawTree.Lines(lists, "classes.txt"));
        Assert.Equal(
            ["val/n01/0.JPEG", "val/n02/0.JPEG"], RawTree.Lines(lists, "test_img.txt").Order(StringComparer.Ordinal));
        Assert.Equal(8, RawTree.Lines(lists, "database_img.txt").Length);
        var train = RawTree.Lines(lists, "train_img.txt");
        Assert.Equal([2, 2], train.CountBy(path => path[..9]).Select(count => count.Value));
        Assert.Empty(train.Except(RawTree.Lines(lists, "database_img.txt")));
        Assert.Equal(lists, tree.Lists(SmallImageNet, seed: 3));
    }

    [Fact]
    public void A_class_that_is_in_val_alone_is_CGAT0210()
    {
        ImageNet();
        tree.Image("val/n03/0.JPEG");
        Assert.Equal(
            (ErrorCodes.BadRawFile, tree.File("val/n03")),
            (tree.Fault(SmallImageNet).Code, tree.Fault(SmallImageNet).File));
    }

    [Fact]
    public void Queries_of_IDX_files_are_of_the_test_file_and_training_images_of_the_other()
    {
        Idx();
        var lists = tree.Lists(SmallIdx, seed: 3);
        Assert.All(RawTree.Lines(lists, "test_img.txt"), path =>
            Assert.StartsWith("images/t10k-", path, StringComparison.Ordinal));
        Assert.All(RawTree.Lines(lists, "train_img.txt"), path =>
            Assert.StartsWith("images/train-", path, StringComparison.Ordinal));
        Assert.Equal((3, 6, 15), (
            RawTree.Lines(lists, "test_img.txt").Length,
            RawTree.Lines(lists, "train_img.txt").Length,
            RawTree.Lines(lists, "database_img.txt").Length));
        var pixels = SmallIdx.Read(tree.Path, 0).Images[4].Pixels?.Invoke();
        Assert.Equal((3, 2, 1), (pixels?.Width, pixels?.Height, pixels?.Channels));
        Assert.Equal([4, 4, 4, 4, 4, 4], pixels?.Values);
    }

    [Fact]
    public void Fewer_labels_than_images_are_CGAT0210()
    {
        Idx();
        var file = tree.Write("emnist-train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        var fault = tree.Fault(SmallIdx);
        Assert.Equal((ErrorCodes.BadRawFile, file), (fault.Code, fault.File));
        Assert.Equal("the file has 1 labels, not one for each of 12 images", fault.Message);
    }

    [Fact]
    public void Two_files_for_one_are_CGAT0210()
    {
        Idx();
        tree.Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        Assert.Equal(
            "'emnist-train-labels-idx1-ubyte' is there too, and one of them is enough", tree.Fault(SmallIdx).Message);
    }

    private void Cifar()
    {
        tree.Write(
            "batches.meta.txt", string.Join('\n', Enumerable.Range(0, 10).Select(label => $"class{label}")) + "\n\n");
        for (var batch = 0; batch < Batches.Length; batch++)
        {
            tree.Write(
                $"{Batches[batch]}.bin", [.. Enumerable.Range(0, 10).SelectMany(at => Record(at, (batch * 10) + at))]);
        }
    }

    // Red counts columns from the number of the image on; green and blue are one and two more.
    private static byte[] Record(int label, int number) =>
    [
        (byte)label,
        .. Enumerable.Range(0, 3).SelectMany(channel =>
            Enumerable.Range(0, 1024).Select(at => (byte)(number + channel + (at % 32)))),
    ];

    private void ImageNet()
    {
        foreach (var name in new[] { "n01", "n02" })
        {
            for (var at = 0; at < 4; at++)
            {
                tree.Image($"train/{name}/{at}.JPEG");
            }

            tree.Image($"val/{name}/0.JPEG");
            tree.Image($"train/{name}/boxes.xml");
        }
    }

    private void Idx()
    {
        foreach (var (part, count) in new[] { ("emnist-train", 12), ("emnist-test", 6) })
        {
            var images = Enumerable.Range(0, count).SelectMany(at => Enumerable.Repeat((byte)at, 6));
            tree.Write(
                $"{part}-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 3, .. images]);
            var labels = Enumerable.Range(0, count).Select(at => (byte)(at % 3));
            tree.Write($"{part}-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, (byte)count, .. labels]);
        }
    }
}
