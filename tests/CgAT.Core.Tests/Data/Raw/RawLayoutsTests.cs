using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data.Raw;

public sealed class RawLayoutsTests
{
    [Fact]
    public void Kinds_are_found_by_their_names()
    {
        string[] kinds = ["flickr-25k", "nus-wide", "ms-coco", "cifar-10", "imagenet-100", "idx", "procedural"];
        Assert.Equal(kinds, RawLayouts.All.Select(layout => layout.Kind));
        Assert.All(kinds, kind => Assert.Equal(kind, RawLayouts.Find(kind)?.Kind));
        Assert.Null(RawLayouts.Find("nus"));
    }

    [Fact]
    public void Published_numbers_add_up()
    {
        foreach (var counts in RawLayouts.All.Select(layout => layout.Published).Where(counts => counts.Count > 0))
        {
            var (kept, database, test) = (
                counts[DataCounts.Kept], counts[DataCounts.Database], counts[DataCounts.Test]);
            Assert.Equal(kept.Value, database.Value + test.Value);
        }

        Assert.Equal(38, RawLayouts.All[0].ClassTotals.Count);
    }

    [Theory]
    [InlineData("a\nb.jpg", "a?b.jpg")]
    [InlineData("n01/a.jpg ", "n01/a.jpg ")]
    [InlineData("", "")]
    public void An_image_whose_name_no_list_can_hold_is_CGAT0210_in_its_folder(string name, string shown)
    {
        var fault = Fault("x", name);
        Assert.Equal(
            $"/downloads/n: error CGAT0210: the name of the image '{shown}' has to be one line of text without spaces around "
            + "it\n  rename the file or its folder",
            fault.ToString());
    }

    [Fact]
    public void A_class_whose_name_no_list_can_hold_is_CGAT0210_in_its_folder()
    {
        var fault = Fault("n01 ", "n01 /a.jpg");
        Assert.Equal((ErrorCodes.BadRawFile, "/downloads/n"), (fault.Code, fault.File));
        Assert.Equal(
            "the name of the class 'n01 ' has to be one line of text without spaces around it", fault.Message);
        Assert.Equal("rename it where the download names it: its folder, or its line", fault.Remedy);
    }

    private static Diagnostic Fault(string className, string path)
    {
        var image = new RawImage { Path = path, Labels = [0] };
        var data = new RawDataset { Classes = [className], Listed = 1, Images = [image] };
        return DiagnosticAssert.Fails(() => RawLists.Of(data, new DataSplit([0], [0], [0]), "/downloads/n"));
    }
}
