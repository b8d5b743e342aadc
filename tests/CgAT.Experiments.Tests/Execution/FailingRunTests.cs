using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class FailingRunTests(FinishedExperiment experiment) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void CGAT0207_data_of_another_digest_are_met_before_anything_is_written()
    {
        var spec = experiment.Spec with
        {
            Dataset = experiment.Spec.Dataset with { Digest = "sha256:" + new string('0', 64) },
        };

        var error = Fails(spec, ErrorCodes.DigestDiffers);

        Assert.Contains(experiment.Spec.Dataset.Digest, error.Remedy, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void CGAT0401_a_device_that_is_not_there_is_met_before_anything_is_written()
    {
        var spec = experiment.Spec with { Numerics = experiment.Spec.Numerics with { Device = "cuda:999" } };

        var error = Fails(spec, ErrorCodes.DeviceMissing);

        Assert.StartsWith("device 'cuda:999' is not to be had: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void CGAT0402_a_loss_that_is_not_finite_names_its_phase_and_keeps_what_was_finished()
    {
        var hashing = Assert.IsType<DpshSpec>(experiment.Spec.Hashing);

        // Finite, but not as a float.
        var error = Fails(
            experiment.Spec with { Hashing = hashing with { Quantization = 1e300 } }, ErrorCodes.LossNotFinite);

        Assert.StartsWith(
            "the loss of phase 'hashing' is not a number at step 0 (epoch 0); not finite: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("warm-up-", Assert.Single(FolderImage.Stages(folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_spec_made_in_code_is_held_to_the_rules_of_specs_before_anything_else()
    {
        Fails(SpecEdits.WithBits(experiment.Spec, 0), ErrorCodes.SpecOutOfRange);

        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_plan_fails_as_the_run_does() => Assert.Equal(
        ErrorCodes.SpecOutOfRange,
        Assert.Single(Assert.Throws<UserErrorException>(() => ExperimentRunner.Plan(
            experiment.Request(folder.Path, SpecEdits.WithBits(experiment.Spec, 0)))).Diagnostics).Code);

    public void Dispose() => folder.Dispose();

    private Diagnostic Fails(ExperimentSpec spec, string code)
    {
        var error = Assert.Single(
            Assert.Throws<UserErrorException>(() => experiment.Run(folder.Path, spec)).Diagnostics);
        Assert.Equal(code, error.Code);
        Assert.NotEmpty(error.Remedy);
        return error;
    }
}
