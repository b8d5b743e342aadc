namespace CgAT.Core.Tests.Networks;

public sealed class BackboneTests
{
    public static TheoryData<string> Names => [.. SomeBackbones.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tensor_that_it_holds_is_a_parameter_or_a_buffer_and_moves_with_it(string name)
    {
        var facts = BackboneFacts.Of(name);
        Assert.NotEmpty(facts.Weights);
        Assert.Empty(facts.Strays);
        Assert.Empty(facts.LeftBehind);
    }

    [Theory]
    [InlineData("convnet-s", 1, false)]
    [InlineData("alexnet", 2, false)]
    [InlineData("vgg11", 2, false)]
    [InlineData("vgg11-bn", 2, true)]
    [InlineData("resnet18", 0, true)]
    [InlineData("densenet161", 0, true)]
    [InlineData("vit-b-16", 0, false)]
    [InlineData("convnext-t", 0, false)]
    public void Dropout_and_batch_norm_are_where_they_belong(string name, int dropoutLayers, bool couplesImages)
    {
        var facts = BackboneFacts.Of(name);
        Assert.Equal(dropoutLayers, facts.DropoutLayers);
        Assert.Equal(couplesImages, facts.Weights.Any(line => line.Contains("running_var", StringComparison.Ordinal)));
    }
}
