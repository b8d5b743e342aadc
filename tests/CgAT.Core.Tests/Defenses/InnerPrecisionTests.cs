using CgAT.Core.Attacks;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Defenses;

[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class InnerPrecisionTests
{
    [Fact]
    public void Gradients_in_bfloat16_make_another_attack_that_is_about_as_strong_and_comes_out_the_same_again()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        var full = Defend(computation, GradientPrecision.Full);
        var rounded = Defend(computation, GradientPrecision.BFloat16);
        Assert.Equal(rounded, Defend(computation, GradientPrecision.BFloat16));
        Assert.NotEqual(full, rounded);

        // A first step has the same network and bank, and clean images that nobody attacks.
        Assert.Equal(full[0].Hash, rounded[0].Hash);
        Assert.Equal(full[0].Center!.Value, rounded[0].Center!.Value, 0.02);
    }

    private static IReadOnlyList<TrainingRecord> Defend(Computation computation, GradientPrecision precision)
    {
        using var model = SmallModel.Create(computation);
        var cgat = SomeDefenses.Cgat(iterations: 3);
        return ModelTraining.Defend(
            model,
            SmallModel.Images,
            _ => new DpshLoss(0.001),
            cgat with { Training = cgat.Training with { Precision = precision } },
            SmallModel.Plan("cgat", seed: 1));
    }
}
