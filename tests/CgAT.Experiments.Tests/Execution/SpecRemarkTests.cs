using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Tests.Planning;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>What a spec may say and seldom means.</summary>
public sealed class SpecRemarkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ExperimentSpec _spec;
    private readonly RetrievalDataset _dataset;

    public SpecRemarkTests()
    {
        TinyDataset.Write(_folder.Path);
        _spec = TinySpec.Of(_folder.Path);
        _dataset = DatasetLoader.Load(_spec.Dataset, Path.GetDirectoryName(_folder.Path)!);
    }

    [Fact]
    public void What_fits_is_passed_in_silence() => Assert.Empty(Remarks(_spec));

    [Fact]
    public void A_cut_beyond_the_database_is_a_warning()
    {
        var remark = Assert.Single(Remarks(WithCut(TinyDataset.Database + 940), WithCut(TinyDataset.Database + 940)));
        Assert.Equal("evaluation.k", remark.Setting);
        Assert.Equal((ErrorCodes.CutBeyondDatabase, true), (remark.Warning.Code, remark.Warning.IsWarning));
        Assert.Equal(
            "evaluation.k is 1,000, and the database has 60 images: MAP@1,000 is MAP over all of them", remark.Warning.Message);
        Assert.Empty(Remarks(WithCut(TinyDataset.Database)));
    }

    [Fact]
    public void A_crop_of_less_than_a_quarter_is_a_warning()
    {
        var remark = Assert.Single(Remarks(WithCrop(64, 31)));
        Assert.Equal("dataset.resize.crop", remark.Setting);
        Assert.Equal((ErrorCodes.CropShowsLittle, true), (remark.Warning.Code, remark.Warning.IsWarning));
        Assert.Equal(
            "dataset.resize.crop is 31, and images have 64 pixels after the resize: it shows 23.5 % of each",
            remark.Warning.Message);
        Assert.Equal("write size = 31 and take 'crop' out, which shows all of it", remark.Warning.Remedy);
        Assert.Empty(Remarks(WithCrop(64, 32)));
    }

    [Theory]
    [InlineData("cpu", "AVX2", "bf16", true)]
    [InlineData("cpu", "DEFAULT", "bf16", true)]
    [InlineData("cpu", "AVX512", "bf16", false)]
    [InlineData("cuda", "AVX2", "bf16", false)]
    [InlineData("cpu", "AVX2", "float32", false)]
    public void A_precision_that_the_processor_has_no_instructions_for_is_a_warning(
        string device, string capability, string precision, bool isTold)
    {
        var spec = _spec with
        {
            Defenses = [.. _spec.Defenses.Select(defense => defense is AdversarialDefenseSpec adversarial
                ? adversarial with { InnerPrecision = precision }
                : defense)],
            Attacks = [.. _spec.Attacks.Select(attack => attack is GradientAttackSpec gradient
                ? gradient with { Precision = precision }
                : attack)],
        };
        var contract = SomePlan.Contract with { Device = device, CpuCapability = capability };
        var remarks = SpecRemarks.OfMachine([spec, spec], contract);
        Assert.Equal(
            isTold ? ["defense.inner_precision", "attack.precision"] : [],
            remarks.Select(remark => remark.Setting));
        Assert.All(remarks, remark => Assert.Equal(
            (ErrorCodes.PrecisionSlow, true), (remark.Warning.Code, remark.Warning.IsWarning)));
    }

    [Theory]
    [InlineData("winograd", "convnet-s", "cpu", null, null)]
    [InlineData("libtorch", "vit-b-16", "cpu", null, null)]
    [InlineData("winograd", "vit-b-16", "cpu", "vit-b-16 has no layer that is computed so", "under other ids")]
    [InlineData("winograd", "convnet-s", "cuda", "on cuda nothing is computed so", "and so do ids")]
    public void Convolutions_that_nothing_is_computed_by_are_a_warning(
        string convolutions, string backbone, string device, string? cause, string? ids)
    {
        var spec = _spec with
        {
            Backbone = backbone == "vit-b-16" ? new VitB16Spec { Weights = new NoWeightsSpec() } : _spec.Backbone,
            Numerics = _spec.Numerics with { Convolutions = convolutions },
        };
        var remarks = SpecRemarks.OfMachine([spec, spec], SomePlan.Contract with { Device = device });
        Assert.Equal(
            cause is null
                ? []
                : [($"numerics.convolutions is winograd, and {cause}",
                    $"take 'convolutions' out: the numbers stay the same, {ids}")],
            remarks.Select(remark => (remark.Warning.Message, remark.Warning.Remedy)));
        Assert.All(remarks, remark => Assert.Equal(
            ("numerics.convolutions", ErrorCodes.WinogradVoid, true),
            (remark.Setting, remark.Warning.Code, remark.Warning.IsWarning)));
    }

    [Fact]
    public void A_run_tells_its_remarks_after_the_plan_and_goes_on()
    {
        var recorder = new Recorder();
        var request = new ExperimentRequest
        {
            Spec = ExpandedSpec.Of(WithCut(100) with { Defenses = [_spec.Defenses[0]] }),
            BaseFolder = Path.GetDirectoryName(_folder.Path)!,
            ResultsFolder = Path.Combine(_folder.Path, "results"),
            Observer = recorder,
        };
        Assert.Empty(ExperimentRunner.Run(request).Failed);
        Assert.Equal(ErrorCodes.CutBeyondDatabase, Assert.Single(recorder.Warnings).Code);
    }

    public void Dispose() => _folder.Dispose();

    private ExperimentSpec WithCut(int k) => _spec with { Evaluation = _spec.Evaluation with { K = k } };

    private ExperimentSpec WithCrop(int size, int crop) => _spec with
    {
        Dataset = (ImageListSpec)_spec.Dataset with
        {
            Resize = new ResizeSpec { Size = size, Crop = crop, Filter = ImageResize.Bilinear },
        },
    };

    private IReadOnlyList<SpecRemark> Remarks(params ExperimentSpec[] specs) => SpecRemarks.Of(specs, _ => _dataset);
}
