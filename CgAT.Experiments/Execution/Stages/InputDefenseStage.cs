using CgAT.Core.Data;
using CgAT.Core.Defenses;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A defence that changes what the network is shown, before the hashing model as it is.</summary>
public sealed class InputDefenseStage : IModelStage
{
    private const int Revision = 1;

    private readonly InputDefenseSpec _defense;
    private readonly HashingStage _hashing;

    /// <summary>The stage after hashing training.</summary>
    public InputDefenseStage(InputDefenseSpec defense, HashingStage hashing)
    {
        ArgumentNullException.ThrowIfNull(defense);
        ArgumentNullException.ThrowIfNull(hashing);
        (_defense, _hashing) = (defense, hashing);
        Identity = StageIdentity.Of(
            "input-defense",
            Revision,
            new Dictionary<string, string> { ["defense"] = SpecCanonical.ToJson(defense) },
            [hashing.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => $"defence {_defense.Label}";

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset) => 0;

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), Array.Empty<object>()); // it trains nothing
    }

    /// <inheritdoc/>
    public HashingModel LoadModel(StageContext context)
    {
        var model = _hashing.LoadModel(context);
        var transform = Transform();
        model.DefendInput(_defense.Gradient == "straight-through" ? new StraightThrough(transform) : transform);
        return model;
    }

    private IInputTransform Transform() => _defense switch
    {
        BitDepthDefenseSpec reduction => new BitDepthReduction(reduction.Bits),
        JpegDefenseSpec jpeg => new JpegCompression(jpeg.Quality),
        _ => throw CoreSettings.Unknown(_defense),
    };
}
