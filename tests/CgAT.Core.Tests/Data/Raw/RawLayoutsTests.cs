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
    [InlineData("a\nb.jpg")]
    [InlineData("a.jpg ")]
    [InlineData("")]
    public void A_name_that_no_list_can_hold_is_CGAT0210(string name)
    {
        var image = new RawImage { Path = name, Labels = [0] };
        var data = new RawDataset { Classes = ["x"], Listed = 1, Images = [image] };
        var fault = DiagnosticAssert.Fails(() => RawLists.Of(data, new DataSplit([0], [0], [0])));
        Assert.Equal(ErrorCodes.BadRawFile, fault.Code);
    }
}
