using System.Text;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Data.Raw;

public sealed class Coco2014Tests : IDisposable
{
    private const int Images = 40;
    private const string TrainFile = "annotations/instances_train2014.json";

    private static readonly Coco2014 Small = new() { Queries = 7, Training = 20 };

    // In the order of their ids, between which there are gaps as in COCO's.
    private static readonly (int Id, string Name)[] Categories =
        [(1, "person"), (2, "bicycle"), (13, "stop sign"), (27, "backpack"), (89, "hair drier"), (90, "toothbrush")];

    private static readonly string[] Parts = ["train2014", "val2014"];
    private static readonly string[] Columns =
        ["backpack", "bicycle", "hair drier", "person", "stop sign", "toothbrush"];

    private readonly RawTree tree = new();

    public Coco2014Tests()
    {
        foreach (var part in Parts)
        {
            tree.Write($"annotations/instances_{part}.json", Json(part));
            for (var at = 0; at < Images; at++)
            {
                tree.Image($"{part}/{FileName(part, at)}");
            }
        }
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Columns_are_alphabetical_and_images_without_an_object_are_left_out()
    {
        var data = Small.Read(tree.Path, 0);
        Assert.Equal(Columns, data.Classes);
        Assert.Equal(2 * Images, data.Listed);
        var expected = Parts
            .SelectMany(part => Enumerable.Range(0, Images).Select(at =>
                (Path: $"{part}/{FileName(part, at)}", Names: NamesOf(part, at))))
            .Where(image => image.Names.Length > 0)
            .OrderBy(image => image.Path, StringComparer.Ordinal)
            .ToList();
        Assert.InRange(expected.Count, 1, (2 * Images) - 1);
        Assert.Equal(expected.Select(image => image.Path), data.Images.Select(image => image.Path));
        Assert.All(data.Images.Zip(expected), pair => Assert.Equal(
            pair.Second.Names.Order(StringComparer.Ordinal), pair.First.Labels.Select(column => Columns[column])));
    }

    [Fact]
    public void The_lists_are_those_of_the_published_rule()
    {
        var paths = Small.Read(tree.Path, 0).Images.Select(image => image.Path).ToList();
        var order = KeyedPermutation.Of(KeyedStream.Create(3, "data/ms-coco/order"), 0, paths.Count)
            .Select(item => paths[item]).ToList();
        var lists = tree.Lists(Small, seed: 3);
        Assert.Equal(order.Take(7), RawTree.Lines(lists, "test_img.txt"));
        Assert.Equal(order.Skip(7), RawTree.Lines(lists, "database_img.txt"));
        Assert.Equal(order.Skip(7).Take(20), RawTree.Lines(lists, "train_img.txt"));
        Assert.Equal(lists, tree.Lists(Small, seed: 3));
        Assert.Equal(Columns, RawTree.Lines(lists, "classes.txt"));
    }

    [Fact]
    public void The_published_columns_of_person_and_hair_drier_are_those_of_an_ordinal_order()
    {
        string[] names =
        [
            "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic light",
            "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog", "horse", "sheep", "cow",
            "elephant", "bear", "zebra", "giraffe", "backpack", "umbrella", "handbag", "tie", "suitcase", "frisbee",
            "skis", "snowboard", "sports ball", "kite", "baseball bat", "baseball glove", "skateboard", "surfboard",
            "tennis racket", "bottle", "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple",
            "sandwich", "orange", "broccoli", "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch",
            "potted plant", "bed", "dining table", "toilet", "tv", "laptop", "mouse", "remote", "keyboard",
            "cell phone", "microwave", "oven", "toaster", "sink", "refrigerator", "book", "clock", "vase", "scissors",
            "teddy bear", "hair drier", "toothbrush",
        ];
        var categories = string.Join(',', names.Select((name, at) => $$"""{"id":{{at + 1}},"name":"{{name}}"}"""));
        var text = $$"""
            {"images":[{"id":1,"file_name":"a.jpg"}],"annotations":[{"image_id":1,"category_id":1}],
             "categories":[{{categories}}]}
            """;
        tree.Write(TrainFile, text);
        tree.Write("annotations/instances_val2014.json", text);
        var classes = Small.Read(tree.Path, 0).Classes;
        Assert.Equal((80, "person", "hair drier"), (classes.Count, classes[49], classes[35]));
    }

    [Theory]
    [InlineData("{\"images\":[", "the file is no JSON")]
    [InlineData("", "the file is no JSON")]
    [InlineData("{\"images\":[{\"id\":1}],\"annotations\":[],\"categories\":[]}", "the image 1 has no name")]
    [InlineData("{\"images\":[{\"file_name\":\"a\"}]}", "the image without an id has no name")]
    [InlineData("{\"images\":[{\"id\":1,\"file_name\":\"a\\nb\"}]}", "the image 1 has no name")]
    [InlineData(
        "{\"images\":[{\"id\":1,\"file_name\":\"a\"},{\"id\":1,\"file_name\":\"b\"}]}", "the image 1 is there twice")]
    [InlineData("{\"annotations\":[{\"image_id\":1.5,\"category_id\":1}]}", "an annotation has no image_id")]
    [InlineData("{\"annotations\":[{\"image_id\":1,\"category_id\":1}]}", "an annotation is of image 1, which is not")]
    [InlineData(
        "{\"images\":[{\"id\":1,\"file_name\":\"a\"}],\"annotations\":[{\"image_id\":1,\"category_id\":7}]}",
        "an annotation is of category 7, which is not")]
    [InlineData("{\"images\":[{\"id\":1,\"file_name\":\"\\ud800\"}]}", "a text of the file is no UTF-8")]
    public void What_is_no_annotation_file_is_CGAT0210(string content, string message)
    {
        var file = tree.Write(TrainFile, content);
        var fault = tree.Fault(Small);
        Assert.Equal((ErrorCodes.BadRawFile, file), (fault.Code, fault.File));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_with_other_categories_are_CGAT0210()
    {
        tree.Write("annotations/instances_val2014.json", "{\"images\":[],\"annotations\":[],\"categories\":[]}");
        Assert.StartsWith("the categories are not those of", tree.Fault(Small).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_file_is_read_in_little_memory()
    {
        var outline = string.Join(',', Enumerable.Range(0, 20_000).Select(at => $"{at}.25"));
        var objects = string.Join(',', Enumerable.Repeat(
            $$"""{"segmentation":[[{{outline}}]],"image_id":1,"category_id":1}""", 100));
        var file = tree.Write(
            "long.json",
            $$"""
            {"images":[{"id":1,"file_name":"a"}],"annotations":[{{objects}}],"categories":[{"id":1,"name":"b"}]}
            """);
        CocoInstances.Read(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = CocoInstances.Read(file);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal([1L], read.Objects[1]);
        Assert.True(new FileInfo(file).Length > 10 << 20);
        Assert.InRange(taken, 0, 1 << 20);
    }

    [Fact]
    public void A_token_that_never_ends_is_CGAT0210()
    {
        tree.Write(TrainFile, Encoding.UTF8.GetBytes("{\"images\":\"" + new string('x', 3 << 20) + "\"}"));
        Assert.Contains("longer than a mebibyte", tree.Fault(Small).Message, StringComparison.Ordinal);
    }

    private static string FileName(string part, int at) => $"COCO_{part}_{Id(at):D12}.jpg";

    private static int Id(int at) => (at * 37 % Images * 11) + 9;

    private static string[] NamesOf(string part, int at) =>
    [
        .. Categories.Select(category => category.Name)
            .Where(name => RawTree.Labels($"{part}/{name}", Images, 0.2)[at]),
    ];

    private static string Json(string part)
    {
        var images = Enumerable.Range(0, Images).Select(at =>
            $$"""{"license":5,"file_name":"{{FileName(part, at)}}","coco_url":"http://x/{{at}}","id":{{Id(at)}}}""");
        var objects = Enumerable.Range(0, Images).SelectMany(at => NamesOf(part, at).SelectMany((name, number) =>
        {
            var category = Categories.Single(each => each.Name == name).Id;
            var ids = $$""" "image_id":{{Id(at)}},"bbox":[1,2,3,4],"category_id":{{category}},"id":1{{at}}{{number}}""";
            var one = $$"""{"segmentation":[[1.5,2,3,4]],"area":54652.95,"iscrowd":{{number % 2}},{{ids}}}""";
            return new[] { one, one };
        }));
        var categories = Categories.Select(category =>
            $$"""{"supercategory":"thing","id":{{category.Id}},"name":"{{category.Name}}"}""");
        return $$"""
            {"info":{"description":"COCO 2014 Dataset","year":2014},
             "images":[{{string.Join(',', images)}}],
             "licenses":[{"url":"http://x","id":1,"name":"a licence"}],
             "annotations":[{{string.Join(',', objects)}}],
             "categories":[{{string.Join(',', categories)}}]}
            """;
    }
}
