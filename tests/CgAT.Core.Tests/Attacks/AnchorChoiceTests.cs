using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class AnchorChoiceTests
{
    private static readonly int[] s_both = [0, 1];
    private static readonly int[] s_first = [0];

    [Fact]
    public void Items_have_exactly_the_label_and_are_keyed_by_query()
    {
        using var scope = torch.NewDisposeScope();
        var choice = new AnchorChoice(Labels(), count: 3, replacement: true, seed: 1);
        Assert.All(Enumerable.Range(0, 50), query => Assert.All(choice.Of(query, s_both), item => Assert.InRange(item, 6, 9)));
        Assert.Equal(choice.Of(7, s_both), new AnchorChoice(Labels(), 3, replacement: true, seed: 1).Of(7, s_both));
        Assert.True(Enumerable.Range(0, 50).Select(query => string.Join(' ', choice.Of(query, s_both))).Distinct().Count() > 5);
    }

    [Fact]
    public void Items_are_drawn_evenly()
    {
        using var scope = torch.NewDisposeScope();
        var choice = new AnchorChoice(Labels(), count: 1, replacement: true, seed: 1);
        var counts = Enumerable.Range(0, 6000).CountBy(query => choice.Of(query, s_first)[0]).ToDictionary();

        // Five standard deviations (29) of a sixth of 6,000.
        Assert.All(Enumerable.Range(0, 6), item => Assert.InRange(counts[item], 855, 1145));
    }

    [Fact]
    public void Without_replacement_none_is_drawn_twice_and_all_can_be_drawn()
    {
        using var scope = torch.NewDisposeScope();
        var choice = new AnchorChoice(Labels(), count: 4, replacement: false, seed: 1);
        Assert.All(
            Enumerable.Range(0, 20), query => Assert.Equal([6, 7, 8, 9], choice.Of(query, s_both).Order()));
    }

    [Theory]
    [InlineData(5, false, "4 database items have exactly the target label (0, 1) of query 3, and the attack draws 5")]
    [InlineData(9, false, "4 database items have exactly the target label (0, 1) of query 3, and the attack draws 9")]
    public void Too_few_items_are_an_error_that_names_label_and_count(int count, bool replacement, string message)
    {
        using var scope = torch.NewDisposeScope();
        var choice = new AnchorChoice(Labels(), count, replacement, seed: 1);
        var error = Assert.Throws<UserErrorException>(() => choice.Of(3, s_both));
        Assert.Equal(ErrorCodes.TooFewAnchors, error.Diagnostics[0].Code);
        Assert.StartsWith(message, error.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("with replacement", error.Diagnostics[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_no_item_has_is_an_error_with_replacement_too()
    {
        using var scope = torch.NewDisposeScope();
        var choice = new AnchorChoice(Labels(), count: 9, replacement: true, seed: 1);
        var error = Assert.Throws<UserErrorException>(() => choice.Of(3, [1]));
        Assert.Equal(ErrorCodes.TooFewAnchors, error.Diagnostics[0].Code);
        Assert.StartsWith("0 database items have exactly the target label (1)", error.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    // Six items of class 0, four of both classes.
    private static TensorImageSet Labels() => new(
        torch.zeros(10, 3, 2, 2), torch.stack([torch.ones(10), torch.arange(10).ge(6).to_type(torch.float32)], 1));
}
