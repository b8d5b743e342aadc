using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Errors;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>The settings that defences share, from the text of a spec to the core.</summary>
public sealed class DefenseSettingsTests
{
    private const string Judging = "validation = { share = 0.1, queries = 50, iterations = 5 }";

    [Fact]
    public void Phases_come_first_and_the_defence_itself_has_what_is_left_of_the_epochs()
    {
        var schedule = CoreDefenses.Schedule(Cgat("""
            phases = [
              { epochs = 1, iterations = 0 },
              { epochs = 2, epsilon = "4/255", step = "2/255", lambda = 3, ramp = true },
            ]
            """));

        Assert.Equal(6, schedule.Epochs);
        Assert.Equal(0, schedule.At(0).Iterations);
        Assert.Equal(
            [(8 + 4) / 2.0 / 255, 4.0 / 255, 8.0 / 255],
            Enumerable.Range(1, 3).Select(epoch => schedule.At(epoch).Epsilon));
        Assert.Equal([2.0, 3, 1], Enumerable.Range(1, 3).Select(epoch => schedule.At(epoch).Lambda));
    }

    [Fact]
    public void Phases_that_are_longer_than_the_defence_are_an_error_at_their_place()
    {
        var found = Assert.Single(Reading("phases = [{ epochs = 5 }, { epochs = 2 }]").Diagnostics);
        Assert.Equal(ErrorCodes.SpecOutOfRange, found.Code);
        Assert.Contains("phases take 7 epochs, and the defence has 6 in all", found.Message, StringComparison.Ordinal);
        Assert.Equal("give the defence more epochs, or its phases fewer", found.Remedy);
    }

    [Fact]
    public void Every_switch_of_an_attack_reaches_the_core()
    {
        var settings = Assert.IsType<CgatSettings>(CoreDefenses.Settings(Cgat("""
            start = "image"
            attack_mode = "evaluation"
            attack_alpha = 0.5
            inner_precision = "bf16"
            center_term = "cross-entropy"
            attacked_bits = "unflipped"
            adversarial_hashing = 0.25
            codebook = 0.5
            """)));

        Assert.Equal(
            (false, false, 0.5, GradientPrecision.BFloat16),
            (settings.Training.RandomStart, settings.Training.AttackInTraining, settings.Training.AttackAlpha,
                settings.Training.Precision));
        Assert.Equal(
            (CenterTerm.CrossEntropy, true, 0.25, 0.5),
            (settings.Term, settings.WeightedAttack, settings.AdversarialHashing, settings.Codebook));
    }

    [Fact]
    public void Without_a_switch_a_defence_is_the_official_one()
    {
        var settings = Assert.IsType<CgatSettings>(CoreDefenses.Settings(Cgat("")));
        Assert.Equal(
            (true, true, 1.0, GradientPrecision.Full),
            (settings.Training.RandomStart, settings.Training.AttackInTraining, settings.Training.AttackAlpha,
                settings.Training.Precision));
        Assert.Equal(
            (CenterTerm.Linear, false, 0.0, 0.0),
            (settings.Term, settings.WeightedAttack, settings.AdversarialHashing, settings.Codebook));
        Assert.Null(settings.Judge);
    }

    [Theory]
    [InlineData(Judging, 0.1, 50, 5, null)]
    [InlineData(Judging + "\noverfitting_limit = 0.5", 0.1, 50, 5, 0.5)]
    [InlineData("validation = { share = 0.1 }", 0.1, 200, 10, null)]
    [InlineData("overfitting_limit = 0.5", 0.0, 200, 10, 0.5)]
    public void Epochs_are_judged_as_the_spec_says(
        string keys, double share, int queries, int iterations, double? limit) =>
        Assert.Equal(
            new JudgeSettings
            {
                ValidationShare = share,
                Queries = queries,
                Iterations = iterations,
                GapLimit = limit,
            },
            CoreDefenses.Settings(Cgat(keys)).Judge);

    [Fact]
    public void Images_are_varied_as_the_spec_says()
    {
        Assert.Null(CoreSettings.Augmentation(Cgat("").Augment));
        Assert.Equal(
            new AugmentationSettings { Shift = 2, Flip = true },
            CoreSettings.Augmentation(Cgat("augment = { shift = 2, flip = true }").Augment));
    }

    private static CgatDefenseSpec Cgat(string keys) =>
        Assert.IsType<CgatDefenseSpec>(Assert.Single(Reading(keys).Require().Base.Defenses));

    private static SpecReading Reading(string keys) => SpecReader.Parse(
        $"""
        extends = "quickstart.toml"

        [[defense]]
        preset = "cgat-official"
        epochs = 6
        {keys}
        """,
        Path.Combine(Repository.Root, "specs", "example.toml"));
}
