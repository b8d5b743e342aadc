using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Errors;

public sealed class ClosestNameTests
{
    private static readonly string[] Known = ["bits", "epochs", "learning_rate"];

    [Theory]
    [InlineData("lerning_rate", "learning_rate")]
    [InlineData("LearningRate", "learning_rate")]
    [InlineData("bit", "bits")]
    [InlineData("bist", "bits")]
    [InlineData("epsilon", null)]
    [InlineData("", null)]
    public void The_closest_name_is_near_or_none(string name, string? expected) =>
        Assert.Equal(expected, ClosestName.Of(name, Known));

    [Fact]
    public void Nothing_is_close_where_nothing_is_known() => Assert.Null(ClosestName.Of("bits", []));

    [Fact]
    public void A_remedy_without_a_guess_lists_what_is_known() =>
        Assert.Equal("Known here: bits, epochs, learning_rate", ClosestName.Remedy("momentum", Known));
}
