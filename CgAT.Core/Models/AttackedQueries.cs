using CgAT.Core.Checkpoints;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>What an attack on queries, batch by batch, has come to so far.</summary>
internal sealed class AttackedQueries(torch.Device device) : ICheckpointed, IDisposable
{
    private readonly List<torch.Tensor> _signs = [];

    /// <summary>How the attack went, query by query.</summary>
    public List<QueryAttackResult> Results { get; private set; } = [];

    /// <summary>Adds a batch.</summary>
    /// <param name="signs">[n, bits]: the signs of the attacked codes.</param>
    /// <param name="results">How the attack went, n of them.</param>
    public void Add(torch.Tensor signs, IEnumerable<QueryAttackResult> results)
    {
        Results.AddRange(results);
        _signs.Add(signs.detach().DetachFromDisposeScope());
    }

    /// <summary>The signs of all codes so far, [queries, bits]; there must be some.</summary>
    public torch.Tensor Signs() => torch.cat(_signs);

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        using var scope = torch.NewDisposeScope();
        var all = _signs.Count == 0 ? null : Signs();
        Results = state.Value("results", Results);
        var taken = state.Replaced("signs", all, device);
        if (!ReferenceEquals(taken, all) && taken is not null)
        {
            Dispose();
            _signs.Add(taken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signs.ForEach(signs => signs.Dispose());
        _signs.Clear();
    }
}
