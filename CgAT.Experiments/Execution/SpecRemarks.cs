using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>What a spec may say and seldom means, as warnings.</summary>
public static class SpecRemarks
{
    private const double LeastShown = 0.25;

    private static readonly SpecRemark s_slowPrecision = new("defense.inner_precision", new Diagnostic
    {
        Code = ErrorCodes.PrecisionSlow,
        Message = "defense.inner_precision is bf16, and this processor has no AVX-512: the attack in training takes more "
            + "than ten times as long as with float32",
        Remedy = "take 'inner_precision' out, or run where bf16 is fast; the two are different experiments",
        IsWarning = true,
    });

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
        var isSlow = contract is { Device: "cpu", CpuCapability: "AVX2" or "DEFAULT" };
        var rounds = specs.SelectMany(spec => spec.Defenses.Concat(spec.Surrogates ?? []))
            .Any(defense => defense is AdversarialDefenseSpec { InnerPrecision: "bf16" });
        return isSlow && rounds ? [s_slowPrecision] : [];
    }

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
