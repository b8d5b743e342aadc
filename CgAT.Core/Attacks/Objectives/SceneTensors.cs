using CgAT.Core.Attacks.Targets;
using CgAT.Core.Data;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// A scene as tensors on the device that attacks compute on, each made when it is asked for the first time. What it
/// makes belongs to no dispose scope but to itself.
/// </summary>
internal sealed class SceneTensors(AttackScene scene, torch.Device device) : IDisposable
{
    private readonly Dictionary<CodesFrom, KnownCodes> _codes = [];
    private torch.Tensor? _targetCodes;

    public AttackScene Scene => scene;

    /// <summary>The codes of a set; they must be in the scene.</summary>
    public KnownCodes Codes(CodesFrom from)
    {
        if (!_codes.TryGetValue(from, out var known))
        {
            known = from == CodesFrom.Database
                ? Known(scene.DatabaseCodes, scene.DatabaseLabels)
                : Known(scene.TrainCodes ?? throw Lacks("training codes"), scene.TrainLabels ?? throw Lacks("labels"));
            _codes.Add(from, known);
        }

        return known;
    }

    /// <summary>[n, classes]: the true labels of queries.</summary>
    public torch.Tensor Labels(IReadOnlyList<int> items) => scene.Queries.Labels(items, device);

    /// <summary>[n, classes]: the target labels of queries.</summary>
    public torch.Tensor TargetLabels(IReadOnlyList<int> items) =>
        MultiHot.Of([.. items.Select(Target)], scene.Queries.Classes, device);

    /// <summary>The classes of a query's target label.</summary>
    public IReadOnlyList<int> Target(int query) => (scene.Targets ?? throw Lacks("target labels"))[query];

    /// <summary>[n, bits]: the codes that queries are to go to.</summary>
    public torch.Tensor TargetCodes(IReadOnlyList<int> items)
    {
        using var scope = torch.NewDisposeScope();
        var places = OwnMemory.Places(items, device);
        return AllTargetCodes().index_select(0, places).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _targetCodes?.Dispose();
        foreach (var known in _codes.Values)
        {
            known.Codes.Dispose();
            known.Labels.Dispose();
        }
    }

    private torch.Tensor AllTargetCodes()
    {
        var codes = scene.TargetCodes ?? throw Lacks("target codes");
        if (codes.Count != scene.Queries.Count)
        {
            throw new ArgumentException($"{scene.Queries.Count} queries need as many target codes, not {codes.Count}");
        }

        return _targetCodes ??= codes.ToTensor(device).DetachFromDisposeScope();
    }

    private KnownCodes Known(PackedCodes codes, IImageSet labels) => new(
        codes.ToTensor(device).DetachFromDisposeScope(),
        labels.Labels([.. Enumerable.Range(0, labels.Count)], device).DetachFromDisposeScope());

    private static ArgumentException Lacks(string what) => new($"this attack needs {what}, which the scene lacks");
}
