using System.Text.Json;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// What the speed of a stage depends on beside its work: stages of one class are as fast as one another.
/// </summary>
/// <param name="Contract">The numerics contract, as JSON: device, threads, versions.</param>
/// <param name="Backbone">The kind of the network.</param>
internal sealed record SpeedClass(string Contract, string Backbone)
{
    /// <summary>
    /// The class of a stage, which the stage that all others come from states; null where it does not.
    /// </summary>
    public static SpeedClass? Of(StageIdentity identity)
    {
        var root = identity.Root;
        if (root.Setting("contract") is not { } contract || root.Setting("backbone") is not { } backbone)
        {
            return null;
        }

        using var settings = JsonDocument.Parse(backbone);
        return new SpeedClass(contract, settings.RootElement.GetProperty("kind").GetString() ?? "");
    }
}
