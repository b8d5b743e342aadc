using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Data.Raw;

public sealed class MirFlickr25KTests : IDisposable
{
    private const int Images = 60;
    private const string Annotations = "mirflickr25k_annotations_v080";

    private static readonly MirFlickr25K Small = new() { Queries = 9, Training = 25 };

    private static readonly string[] Names =
    [
        "animals", "baby", "baby_r1", "bird", "bird_r1", "car", "car_r1", "clouds", "clouds_r1", "dog", "dog_r1",
        "female", "female_r1", "flower", "flower_r1", "food", "indoor", "lake", "male", "male_r1", "night", "night_r1",
        "people", "people_r1", "plant_life", "portrait", "portrait_r1", "river", "river_r1", "sea", "sea_r1", "sky",
        "structures", "sunset", "transport", "tree", "tree_r1", "water",
    ];

    private readonly RawTree tree = new();

    public MirFlickr25KTests()
    {
        for (var number = 1; number <= Images; number++)
        {
            tree.Image($"mirflickr/im{number}.jpg");
        }

        tree.Write("mirflickr/README.txt", "no image");
        tree.Write($"{Annotations}/README.txt", "These are the annotations of 25000 images.\n");
        foreach (var name in Names)
        {
            var labels = RawTree.Labels(name, Images, 0.1);
            var numbers = Enumerable.Range(1, Images).Where(number => labels[number - 1]).Select(RawTree.Number);
            tree.Write($"{Annotations}/{name}.txt", RawTree.Crlf(numbers));
        }
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void All_38_annotation_files_are_columns_and_the_readme_is_none()
    {
        var data = Small.Read(tree.Path, 0);
        Assert.Equal(Names, data.Classes);
        Assert.Equal(
            Enumerable.Range(1, Images).Select(number => $"mirflickr/im{number}.jpg"),
            data.Images.Select(image => image.Path));
        Assert.All(Enumerable.Range(0, Images), item => Assert.Equal(
            Enumerable.Range(0, 38).Where(column => RawTree.Labels(Names[column], Images, 0.1)[item]),
            data.Images[item].Labels));
    }

    // The rule of method.md: 1,700 queries, the database all minus test by number, training drawn with replacement.
    [Fact]
    public void The_lists_are_those_of_the_published_rule()
    {
        var lists = tree.Lists(Small, seed: 3);
        var test = KeyedPermutation.Of(KeyedStream.Create(3, "data/flickr-25k/test"), 0, Images)[..9]
            .Select(item => $"mirflickr/im{item + 1}.jpg").ToList();
        var database = Enumerable.Range(1, Images).Select(number => $"mirflickr/im{number}.jpg").Except(test).ToList();
        var drawn = KeyedStream.Create(3, "data/flickr-25k/train").Below(database.Count, 25, 0, 0, 0);
        Assert.Equal(test, RawTree.Lines(lists, "test_img.txt"));
        Assert.Equal(database, RawTree.Lines(lists, "database_img.txt"));
        Assert.Equal(drawn.Select(place => database[place]), RawTree.Lines(lists, "train_img.txt"));
        Assert.NotEqual(drawn.Length, drawn.Distinct().Count());

        foreach (var part in new[] { "test", "database", "train" })
        {
            var rows = RawTree.Lines(lists, $"{part}_label.txt");
            Assert.All(RawTree.Lines(lists, $"{part}_img.txt").Zip(rows), row => Assert.Equal(
                Names.Where(name => RawTree.Labels(name, Images, 0.1)[int.Parse(row.First[12..^4]) - 1]),
                RawTree.Columns(row.Second).Select(column => Names[column])));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_other_lists()
    {
        Assert.Equal(tree.Lists(Small, 3), tree.Lists(Small, 3));
        Assert.NotEqual(tree.Lists(Small, 3)["test_img.txt"], tree.Lists(Small, 4)["test_img.txt"]);
    }

    [Fact]
    public void Counts_stand_beside_the_published_ones()
    {
        var data = Small.Read(tree.Path, 0);
        var counts = DataCounts.Of(Small, data, Small.Split(data, 0)).ToDictionary(count => count.What);
        var unlabelled = data.Images.Count(image => image.Labels.Count == 0);
        Assert.Equal((38, true), (counts[DataCounts.Classes].Found, counts[DataCounts.Classes].IsEqual));
        Assert.Equal((Images, false), (counts[DataCounts.Source].Found, counts[DataCounts.Source].IsEqual));
        Assert.Equal(
            (unlabelled, 419), (counts[DataCounts.Unlabelled].Found, counts[DataCounts.Unlabelled].Published?.Value));
        Assert.Equal((0, 38), (counts[DataCounts.Totals].Found, counts[DataCounts.Totals].Published?.Value));
    }

    [Fact]
    public void An_annotation_beyond_the_images_is_CGAT0210_at_its_line()
    {
        var file = tree.Write($"{Annotations}/sky.txt", "3\r\n61 \r\n");
        Assert.Equal(
            $"{file}:2:1: error CGAT0210: '61' is no number of an image, from 1 to 60\n"
            + "    2 | 61\n"
            + "      | ^^ fetch the file again, and see that it was not changed on the way",
            tree.Fault(Small).ToString());
    }

    [Fact]
    public void A_gap_in_the_numbers_is_CGAT0201()
    {
        File.Delete(tree.File("mirflickr/im7.jpg"));
        var fault = tree.Fault(Small);
        Assert.Equal((ErrorCodes.DataMissing, tree.File("mirflickr/im7.jpg")), (fault.Code, fault.File));
    }

    [Fact]
    public void All_folders_that_are_missing_are_named()
    {
        var faults = Assert.Throws<UserErrorException>(() => Small.Read(tree.File("none"), 0)).Diagnostics;
        Assert.Equal(
            [tree.File("none/mirflickr"), tree.File($"none/{Annotations}")], faults.Select(fault => fault.File));
        Assert.All(faults, fault => Assert.Equal(ErrorCodes.DataMissing, fault.Code));
    }

    [Fact]
    public void Too_few_images_for_the_rule_are_CGAT0211()
    {
        var layout = new MirFlickr25K();
        var data = layout.Read(tree.Path, 0);
        Assert.Equal(
            "error CGAT0211: 'flickr-25k' needs 1,701 images, and there are 60\n"
            + "  unpack all of the download; or write lists of your own, and './cgat data prepare image-list' takes "
            + "them",
            DiagnosticAssert.Fails(() => layout.Split(data, 0)).ToString());
    }
}
