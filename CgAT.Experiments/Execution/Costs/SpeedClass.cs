using System.Text.Json;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// What the speed of a stage depends on beside its work: stages of one class are as fast as one another.
/// </summary>
/// <param name="Contract">The numerics contract, as JSON: device, threads, convolutions, versions, processor.</param>
/// <param name="Backbone">The kind of the network, and which of that kind.</param>
/// <param name="Side">
/// The size that images are brought to, in pixels; null where the data set has one of its own.
/// </param>
internal sealed record SpeedClass(string Contract, string Backbone, int? Side)
{
    /// <summary>
    /// The class of a stage, which the stage that all others come from states; null where it does not.
    /// </summary>
    public static SpeedClass? Of(StageIdentity identity)
    {
        var root = identity.Root;
        if (root.Setting("contract") is not { } contract
            || root.Setting("backbone") is not { } backbone
            || root.Setting("dataset") is not { } dataset)
        {
            return null;
        }

        using var settings = JsonDocument.Parse(backbone);
        using var images = JsonDocument.Parse(dataset);
        return new SpeedClass(contract, NameOf(settings.RootElement), SideOf(images.RootElement));
    }

    private static string NameOf(JsonElement backbone) =>
        (backbone.TryGetProperty("model", out var model) ? model : backbone.GetProperty("kind")).GetString() ?? "";

    private static int? SideOf(JsonElement dataset) =>
        dataset.TryGetProperty("resize", out var resize) ? resize.GetProperty("size").GetInt32() : null;
}
