using CgAT.Core.Training;

namespace CgAT.Core.Tests.Training;

public sealed class DecaySettingsTests
{
    [Fact]
    public void A_constant_rate_stays() =>
        Assert.All(Enumerable.Range(0, 10), step => Assert.Equal(1, new ConstantDecaySettings().Factor(step, 10)));

    [Fact]
    public void A_cosine_falls_from_1_over_a_half_towards_0()
    {
        var decay = new CosineDecaySettings();
        Assert.Equal(1, decay.Factor(0, 10));
        Assert.Equal(0.5, decay.Factor(5, 10), 1e-15);
        Assert.InRange(decay.Factor(9, 10), 0.001, 0.05);
        Assert.All(Enumerable.Range(1, 9), step => Assert.True(decay.Factor(step, 10) < decay.Factor(step - 1, 10)));
    }

    [Theory]
    [InlineData(6, false, "1 1 1 0.1 0.1 0.01")]
    [InlineData(6, true, "1 1 1 0.1 0.1 0.1")]
    [InlineData(8, true, "1 1 1 1 0.1 0.1 0.01 0.01")]
    [InlineData(9, false, "1 1 1 1 1 0.1 0.1 0.01 0.01")]
    [InlineData(9, true, "1 1 1 1 1 1 1 1 1")]
    public void Steps_apply_from_the_next_whole_step_on_or_as_officially_at_whole_ones_alone(
        int steps, bool wholeStepsOnly, string factors)
    {
        var decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1, WholeStepsOnly = wholeStepsOnly };
        var found = Enumerable.Range(0, steps).Select(step => Math.Round(decay.Factor(step, steps), 12));
        Assert.Equal(factors, string.Join(' ', found.Select(factor => FormattableString.Invariant($"{factor}"))));
    }

    [Fact]
    public void A_place_that_is_whole_but_for_rounding_counts_as_whole()
    {
        var decay = new StepsDecaySettings { At = [0.55], DecayBy = 0.5, WholeStepsOnly = true };
        Assert.Equal((1, 0.5), (decay.Factor(54, 100), decay.Factor(55, 100)));
    }
}
