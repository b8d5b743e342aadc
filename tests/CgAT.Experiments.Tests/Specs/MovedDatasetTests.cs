using CgAT.Core.Data;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>Where a data set is looked for that is said to lie elsewhere than its spec says.</summary>
public sealed class MovedDatasetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string There => folder.Below("there");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("lists", "images")]
    [InlineData("images/lists", "images")]
    [InlineData("lists", "lists/images")]
    [InlineData("lists", "lists")]
    public void Images_are_looked_for_where_they_lay_as_seen_from_the_lists(string lists, string images)
    {
        var spec = Write("here", lists, images);
        var dataset = DatasetLoader.Load(spec, folder.Below("here"));
        Directory.Move(folder.Below("here"), There);
        var moved = spec.In(Path.Combine(There, lists), folder.Below("here"));
        Assert.Equal(Path.Combine(There, lists), moved.Folder);
        Assert.Equal(dataset.Digest, DatasetLoader.Load(moved, "/nowhere").Digest);
    }

    [Fact]
    public void Images_are_looked_for_with_the_lists_where_there_is_no_such_folder()
    {
        var spec = Write("here", "lists", "images");
        Directory.CreateDirectory(There);
        foreach (var file in Directory.GetFiles(folder.Below("here"), "*", SearchOption.AllDirectories))
        {
            File.Move(file, Path.Combine(There, Path.GetFileName(file)));
        }

        var moved = Assert.IsType<ImageListSpec>(spec.In(There, folder.Below("here")));
        Assert.Equal((There, null), (moved.Folder, moved.Images));
        DatasetLoader.Load(moved, "/nowhere");
    }

    [Fact]
    public void A_data_set_of_one_folder_has_its_images_in_the_other_one()
    {
        var spec = Write("here", "lists", "lists") with { Images = null };
        Assert.Equal(spec with { Folder = There }, spec.In(There, folder.Below("here")));
    }

    private ImageListSpec Write(string root, string lists, string images)
    {
        var (listFolder, imageFolder) = (folder.Below(root, lists), folder.Below(root, images));
        TinyDataset.Write(Directory.CreateDirectory(imageFolder).FullName);
        Directory.CreateDirectory(listFolder);
        if (listFolder != imageFolder)
        {
            foreach (var list in Directory.GetFiles(imageFolder, "*.txt"))
            {
                File.Move(list, Path.Combine(listFolder, Path.GetFileName(list)));
            }
        }

        var loaded = ImageLists.Load(
            listFolder, new ImageResize { Size = 32, Filter = ImageResize.Area }, imageFolder);
        return new ImageListSpec
        {
            Folder = lists,
            Images = images,
            Digest = loaded.Digest,
            Resize = new ResizeSpec { Size = 32, Filter = ImageResize.Area },
        };
    }
}
