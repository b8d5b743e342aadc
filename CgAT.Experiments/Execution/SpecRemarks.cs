using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution;

/// <summary>What a spec may say and seldom means, as warnings.</summary>
public static class SpecRemarks
{
    private const double LeastShown = 0.25;

    /// <summary>The remarks on specs, each once.</summary>
    /// <param name="specs">The specs, such as those of the points of a sweep.</param>
    /// <param name="datasetOf">The images of a data set.</param>
    public static IReadOnlyList<SpecRemark> Of(
        IEnumerable<ExperimentSpec> specs, Func<DatasetSpec, RetrievalDataset> datasetOf)
    {
        ArgumentNullException.ThrowIfNull(specs);
        ArgumentNullException.ThrowIfNull(datasetOf);
        return
        [
            .. specs.SelectMany(spec => new[]
            {
                OfCut(spec.Evaluation.K, datasetOf(spec.Dataset).Database.Count),
                OfCrop((spec.Dataset as ImageListSpec)?.Resize),
            }).OfType<SpecRemark>().Distinct(),
        ];
    }

    /// <summary>The remarks on what specs ask of a machine, each once.</summary>
    /// <param name="specs">The specs.</param>
    /// <param name="contract">Where they are run.</param>
    public static IReadOnlyList<SpecRemark> OfMachine(IEnumerable<ExperimentSpec> specs, NumericsContract contract)
    {
        ArgumentNullException.ThrowIfNull(specs);
        ArgumentNullException.ThrowIfNull(contract);
        var all = specs.ToList();
        return
        [
            .. contract is { Device: "cpu", CpuCapability: ("AVX2" or "DEFAULT") and var capability }
                ? all.SelectMany(Rounded).Distinct().Select(setting => OfPrecision(setting, capability))
                : [],
            .. all.Where(spec => spec.Numerics.Convolutions == "winograd")
                .Select(spec => OfConvolutions(CoreSettings.Backbone(spec.Backbone), contract))
                .OfType<SpecRemark>()
                .Distinct(),
        ];
    }

    private static SpecRemark OfPrecision(string setting, string capability) => new(setting, new Diagnostic
    {
        Code = ErrorCodes.PrecisionSlow,
        Message = $"{setting} is bf16, and libtorch computes without AVX-512 here ({capability}): "
            + "gradients took more than ten times as long as with float32 where that was measured",
        Remedy = $"take '{setting.Split('.')[^1]}' out, which is another experiment, or run on a processor with bf16",
        IsWarning = true,
    });

    private static SpecRemark? OfConvolutions(BackboneSettings backbone, NumericsContract contract)
    {
        var onCpu = contract.Device == "cpu";
        return onCpu && backbone.MayUseWinograd ? null : new SpecRemark("numerics.convolutions", new Diagnostic
        {
            Code = ErrorCodes.WinogradVoid,
            Message = "numerics.convolutions is winograd, and "
                + (onCpu ? $"{backbone.Name} has no layer that is computed so" : $"on {contract.Device} nothing is computed so"),
            Remedy = $"take 'convolutions' out: the numbers stay the same, {(onCpu ? "under other ids" : "and so do ids")}",
            IsWarning = true,
        });
    }

    private static IEnumerable<string> Rounded(ExperimentSpec spec) =>
    [
        .. spec.Defenses.Concat(spec.Surrogates ?? [])
            .Where(defense => defense is AdversarialDefenseSpec { InnerPrecision: "bf16" })
            .Select(_ => "defense.inner_precision"),
        .. spec.Attacks.Where(attack => attack is GradientAttackSpec { Precision: "bf16" }).Select(_ => "attack.precision"),
    ];

    private static SpecRemark? OfCut(int k, int images) => k <= images ? null : new SpecRemark("evaluation.k", new Diagnostic
    {
        Code = ErrorCodes.CutBeyondDatabase,
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"evaluation.k is {k:N0}, and the database has {images:N0} images: MAP@{k:N0} is MAP over all of them"),
        Remedy = string.Create(
            CultureInfo.InvariantCulture, $"write k = {images} or less, or rank more images: a longer list, or a higher limit"),
        IsWarning = true,
    });

    private static SpecRemark? OfCrop(ResizeSpec? resize)
    {
        if (resize?.Crop is not { } crop)
        {
            return null;
        }

        // Of the square that the shorter side leaves.
        var shown = Math.Pow((double)crop / resize.Size, 2);
        return shown >= LeastShown ? null : new SpecRemark("dataset.resize.crop", new Diagnostic
        {
            Code = ErrorCodes.CropShowsLittle,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"dataset.resize.crop is {crop}, and images have {resize.Size} pixels after the resize: it shows "
                    + $"{100 * shown:0.#} % of each"),
            Remedy = string.Create(
                CultureInfo.InvariantCulture, $"write size = {crop} and take 'crop' out, which shows all of it"),
            IsWarning = true,
        });
    }
}
