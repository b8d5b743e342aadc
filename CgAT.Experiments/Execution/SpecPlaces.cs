using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Finds where a spec says what turned out to be wrong once its files were read.</summary>
public static class SpecPlaces
{
    /// <summary>
    /// The value of any point of a sweep that a diagnostic is about, as its text has it; null where it is about none.
    /// </summary>
    public static string? ValueOf(ExpandedSpec spec, Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(diagnostic);
        return spec.Points.Select(point => ValueOf(point.Spec, diagnostic)).FirstOrDefault(value => value is not null);
    }

    private static string? ValueOf(ExperimentSpec spec, Diagnostic diagnostic)
    {
        var weights = CoreSettings.FileOfWeights(spec.Backbone);
        return diagnostic.Code switch
        {
            ErrorCodes.DigestDiffers or ErrorCodes.WeightsDigestDiffers => First(
                digest => diagnostic.Message.EndsWith(digest, StringComparison.Ordinal),
                spec.Dataset.Digest,
                weights?.Digest,
                spec.Hashing.Checkpoint?.Digest),
            ErrorCodes.WeightsMissing => First(
                file => Path.GetFileName(file) == Path.GetFileName(diagnostic.File),
                weights?.File,
                spec.Hashing.Checkpoint?.File),
            ErrorCodes.DataMissing when diagnostic.File is { } missing => First(
                folder => NameOf(folder) == NameOf(missing),
                (spec.Dataset as ImageListSpec)?.Images,
                spec.Dataset.Folder),
            _ => null,
        };
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    private static string? First(Func<string, bool> isMeant, params string?[] values) =>
        values.OfType<string>().FirstOrDefault(isMeant);
}
