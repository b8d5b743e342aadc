using System.Text.Json;
using CgAT.Core.Errors;
using CgAT.Core.Weights;
using CgAT.Experiments.Execution.Stages;

namespace CgAT.Experiments.Execution;

/// <summary>The trained model of a finished run, found in a results folder by the run's id.</summary>
public sealed record RunModel
{
    private const int Named = 5;

    /// <summary>The file with the weights, in our names.</summary>
    public required string File { get; init; }

    /// <summary>What torchvision calls the layer whose place the hash layer has.</summary>
    public required string Head { get; init; }

    /// <summary>Finds a model.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="run">The run's id, or as many of its first digits as tell it from the others.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0611: no or more than one finished run; CGAT0304: a stage of it is damaged.
    /// </exception>
    public static RunModel Find(string results, string run)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(run);
        var store = Path.Combine(results, "store");
        var evaluation = Evaluation(store, results, run);
        var encoding = Input(store, evaluation, "encoding");
        var model = Input(store, encoding, "defense", "input-defense", "hashing");
        if (Path.GetFileName(model).StartsWith("input-defense-", StringComparison.Ordinal))
        {
            model = Input(store, model, "hashing"); // It has no weights of its own.
        }

        var hashing = Path.GetFileName(model).StartsWith("defense-", StringComparison.Ordinal)
            ? Input(store, model, "hashing")
            : model;
        using var warmUp = Identity(Input(store, hashing, "warm-up"));
        var backbone = warmUp.RootElement.GetProperty("settings").GetProperty("backbone");
        return new RunModel
        {
            File = Path.Combine(model, StageFiles.Model),
            Head = CoreSettings.Head(backbone.GetProperty("kind").GetString() ?? ""),
        };
    }

    /// <summary>Writes the weights for other programs; see <see cref="WeightExport"/>.</summary>
    public void Export(string file) => WeightExport.Write(File, Head, file);

    // A run is named by the key of its evaluation, and so is that stage's folder.
    private static string Evaluation(string store, string results, string run)
    {
        var all = Directory.Exists(store)
            ? Directory.GetDirectories(store, "evaluation-*").Order(StringComparer.Ordinal).ToList()
            : [];
        var ids = all.Select(folder => Path.GetFileName(folder)["evaluation-".Length..][..16]).ToList();
        var found = all.Where((_, at) => run.Length > 0 && ids[at].StartsWith(run, StringComparison.Ordinal)).ToList();
        return found is [var folder] ? folder : throw new UserErrorException(new Diagnostic
        {
            Code = ErrorCodes.RunMissing,
            Message = found.Count == 0
                ? $"no finished run of '{results}' is called '{run}'"
                : $"'{run}' is the beginning of {found.Count} runs of '{results}'",
            Remedy = ids.Count == 0
                ? "name the results folder with --results DIR"
                : $"finished there: {string.Join(", ", ids.Take(Named))}"
                    + (ids.Count > Named ? $" and {ids.Count - Named} more; the table 'runs' says what they are" : ""),
        });
    }

    // The folder of the first stage that a stage reads, which is of one of some kinds.
    private static string Input(string store, string folder, params string[] kinds)
    {
        using var identity = Identity(folder);
        var key = identity.RootElement.GetProperty("inputs")[0].GetString() ?? "";
        return kinds.Select(kind => Path.Combine(store, $"{kind}-{key[..24]}")).FirstOrDefault(Directory.Exists)
            ?? throw ManifestFile.Damaged(folder, "manifest.json", $"reads a stage {key[..24]} that is not there");
    }

    private static JsonDocument Identity(string folder) => JsonDocument.Parse(ManifestFile.Check(folder).Identity);
}
