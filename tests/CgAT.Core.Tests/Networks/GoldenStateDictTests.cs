using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Networks;

/// <summary>The keys, shapes and types of torchvision's state dicts.</summary>
public sealed class GoldenStateDictTests
{
    public static TheoryData<string> Names =>
        [.. GoldenFile.Read("torchvision_state_dicts.json").GetProperty("models").EnumerateObject().Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_backbone_has_the_weights_of_torchvision_s_but_for_its_last_layer(string torchvisionName)
    {
        var name = torchvisionName.Replace('_', '-');
        var head = SomeBackbones.All[name].Head + ".";
        var entries = GoldenFile.Read("torchvision_state_dicts.json").GetProperty("models").GetProperty(torchvisionName)
            .EnumerateArray()
            .Select(entry => (
                Key: entry[0].GetString()!,
                Shape: entry[1].EnumerateArray().Select(side => side.GetInt64()),
                Type: entry[2].GetString()!))
            .ToList();

        Assert.Equal(2, entries.Count(entry => entry.Key.StartsWith(head, StringComparison.Ordinal)));
        Assert.Equal(
            entries.Where(entry => !entry.Key.StartsWith(head, StringComparison.Ordinal))
                .Select(entry => BackboneFacts.Line(entry.Key, entry.Shape, entry.Type))
                .Order(StringComparer.Ordinal),
            BackboneFacts.Of(name).Weights);
    }
}
