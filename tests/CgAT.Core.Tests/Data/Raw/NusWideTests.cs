using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Data.Raw;

public sealed class NusWideTests : IDisposable
{
    private const int Images = 200;
    private const int Concepts = 81;

    private static readonly NusWide Small = new() { QueriesPerClass = 1, TrainingPerClass = 3 };
    private static readonly string[] Names = [.. Enumerable.Range(0, Concepts).Select(at => $"concept{at:D2}")];
    private static readonly string[] Files =
        [.. Enumerable.Range(0, Images).Select(at => $"folder{at % 7}\\{at:D4}_2124{at}.jpg")];

    private readonly RawTree tree = new();

    public NusWideTests()
    {
        tree.Write("ImageList/Imagelist.txt", RawTree.Crlf(Files));
        tree.Write("ConceptsList/Concepts81.txt", RawTree.Crlf(Names));
        for (var concept = 0; concept < Concepts; concept++)
        {
            var labels = Labels(concept).Select(label => label ? "1" : "0");
            tree.Write($"Groundtruth/AllLabels/Labels_{Names[concept]}.txt", RawTree.Crlf(labels));
        }

        foreach (var file in Files)
        {
            tree.Image($"Flickr/{file.Replace('\\', '/')}");
        }
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_21_most_frequent_concepts_are_columns_and_images_without_one_are_left_out()
    {
        var frequent = MostFrequent();
        var data = Small.Read(tree.Path, 0);
        Assert.Equal(frequent.Select(concept => Names[concept]), data.Classes);
        var kept = Enumerable.Range(0, Images).Where(item => frequent.Any(concept => Labels(concept)[item])).ToList();
        Assert.InRange(kept.Count, 1, Images - 1);
        Assert.Equal((Images, kept.Count), (data.Listed, data.Images.Count));
        Assert.Equal(
            kept.Select(item => $"Flickr/{Files[item].Replace('\\', '/')}"), data.Images.Select(image => image.Path));
        Assert.All(data.Images.Zip(kept), pair => Assert.Equal(
            Enumerable.Range(0, 21).Where(column => Labels(frequent[column])[pair.Second]), pair.First.Labels));
    }

    // As data/nuswide_21/code.py of DeepHash-pytorch walks it, line by line.
    [Fact]
    public void The_lists_are_those_of_the_published_rule()
    {
        var lists = tree.Lists(Small, seed: 3);
        var data = Small.Read(tree.Path, 3);
        var order = KeyedPermutation.Of(KeyedStream.Create(3, "data/nus-wide/walk"), 0, data.Images.Count);
        var trainCount = Enumerable.Repeat(3, 21).ToArray();
        var testCount = Enumerable.Repeat(1, 21).ToArray();
        var (train, test, database) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var index in order)
        {
            var position = "database";
            foreach (var classNumber in data.Images[index].Labels)
            {
                if (trainCount[classNumber] != 0)
                {
                    position = "train";
                    trainCount[classNumber]--;
                    break;
                }

                if (testCount[classNumber] != 0)
                {
                    position = "test";
                    testCount[classNumber]--;
                    break;
                }
            }

            (position == "test" ? test : database).Add(data.Images[index].Path);
            if (position == "train")
            {
                train.Add(data.Images[index].Path);
            }
        }

        Assert.Equal((21 * 3, 21), (train.Count, test.Count));
        Assert.Equal(test, RawTree.Lines(lists, "test_img.txt"));
        Assert.Equal(train, RawTree.Lines(lists, "train_img.txt"));
        Assert.Equal(database, RawTree.Lines(lists, "database_img.txt"));
        Assert.Equal(lists, tree.Lists(Small, seed: 3));
    }

    [Theory]
    [InlineData("images/folder0/0000_21240.jpg", "images/folder1/0001_21241.jpg")]
    [InlineData("folder0/0000_21240.jpg", "folder1/0001_21241.jpg")]
    [InlineData("images/0000_21240.jpg", "images/0001_21241.jpg")]
    public void Images_are_found_where_packages_of_the_set_have_them(string first, string second)
    {
        Directory.Delete(tree.File("Flickr"), recursive: true);
        foreach (var file in Files)
        {
            var path = file.Replace('\\', '/');
            var name = first.Contains("folder", StringComparison.Ordinal) ? path : path[(path.IndexOf('/') + 1)..];
            tree.Image(first.StartsWith("images/", StringComparison.Ordinal) ? $"images/{name}" : name);
        }

        var paths = Small.Read(tree.Path, 0).Images.Select(image => image.Path).ToList();
        Assert.Contains(first, paths);
        Assert.Contains(second, paths);
    }

    [Fact]
    public void Labels_of_another_number_than_images_are_CGAT0210()
    {
        var file = tree.Write("Groundtruth/AllLabels/Labels_concept05.txt", "1\n0\n");
        Assert.Equal(
            $"{file}: error CGAT0210: the file has 2 labels, and ImageList/Imagelist.txt names 200 images\n"
            + "  fetch the file again, and see that it was not changed on the way",
            tree.Fault(Small).ToString());
    }

    [Theory]
    [InlineData("1\n2\n", 2, "the line is not 0 or 1")]
    [InlineData("1\n0 1\n", 2, "the line is not 0 or 1")]
    [InlineData("1\nyes\n", 2, "the line is not 0 or 1")]
    public void A_label_that_is_not_0_or_1_is_CGAT0210_at_its_line(string content, int line, string message)
    {
        var file = tree.Write("Groundtruth/AllLabels/Labels_concept05.txt", content);
        var fault = tree.Fault(Small);
        Assert.Equal((ErrorCodes.BadRawFile, file, line, message), (fault.Code, fault.File, fault.Line, fault.Message));
    }

    [Fact]
    public void A_class_with_too_few_images_is_CGAT0211()
    {
        var layout = new NusWide();
        var data = layout.Read(tree.Path, 0);
        var fault = DiagnosticAssert.Fails(() => layout.Split(data, 0));
        Assert.Equal(ErrorCodes.TooFewImages, fault.Code);
        Assert.StartsWith(
            "'nus-wide' needs 600 images that are the share of '", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_images_is_CGAT0201()
    {
        Directory.Delete(tree.File("Flickr"), recursive: true);
        Assert.Equal(ErrorCodes.DataMissing, tree.Fault(Small).Code);
    }

    private static bool[] Labels(int concept) =>
        RawTree.Labels(Names[concept], Images, concept % 4 == 1 || concept == 2 ? 0.08 + (concept * 0.001) : 0.01);

    private static int[] MostFrequent() =>
    [
        .. Enumerable.Range(0, Concepts)
            .OrderByDescending(concept => Labels(concept).Count(label => label))
            .ThenBy(concept => concept)
            .Take(21),
    ];
}
