using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;

namespace CgAT.Experiments.Reproduction;

/// <summary>Compares the stages of two stores by the digests of their files.</summary>
internal sealed class StageComparison(string before, string now)
{
    /// <summary>How many stages were compared.</summary>
    public int Stages { get; private set; }

    /// <summary>How many stages the first store does not have.</summary>
    public int NotStored { get; private set; }

    /// <summary>Compares a stage.</summary>
    /// <returns>The first file that differs; null where there is none, or nothing to compare with.</returns>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0304: a manifest is damaged.</exception>
    public VerifiedDifference? Compare(IStage stage)
    {
        var folder = Path.Combine(before, "store", stage.Identity.Folder);
        if (!Directory.Exists(folder))
        {
            NotStored++;
            return null;
        }

        Stages++;
        var first = ManifestFile.Read(folder, stage.Identity).Files;
        var second = ManifestFile.Read(Path.Combine(now, "store", stage.Identity.Folder), stage.Identity).Files;
        var names = first.Keys.Union(second.Keys).Order(StringComparer.Ordinal);
        return names.Where(name => first.GetValueOrDefault(name) != second.GetValueOrDefault(name))
            .Select(name => new VerifiedDifference(
                $"stage '{stage.Title}', {name}",
                first.GetValueOrDefault(name) ?? "no such file",
                second.GetValueOrDefault(name) ?? "no such file"))
            .FirstOrDefault();
    }
}
