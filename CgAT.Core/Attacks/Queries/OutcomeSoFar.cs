using CgAT.Core.Checkpoints;
using TorchSharp;

namespace CgAT.Core.Attacks.Queries;

/// <summary>What an attack on queries, batch by batch, has come to so far.</summary>
/// <typeparam name="TResult">How the attack on one query went; written as JSON.</typeparam>
internal sealed class OutcomeSoFar<TResult> : ICheckpointed, IDisposable
{
    private torch.Tensor? _codes;

    /// <summary>How it went, query by query.</summary>
    public List<TResult> Results { get; private set; } = [];

    /// <summary>The codes so far, [queries, bits]; there must be some.</summary>
    public torch.Tensor Codes => _codes ?? throw new InvalidOperationException("no query was attacked");

    /// <summary>Adds a batch.</summary>
    /// <param name="codes">[n, bits]; on any device.</param>
    /// <param name="results">n of them.</param>
    public void Add(torch.Tensor codes, IEnumerable<TResult> results)
    {
        using var scope = torch.NewDisposeScope();
        var joined = _codes is null ? codes.cpu().clone() : torch.cat([_codes, codes.cpu()]);
        Dispose();
        _codes = joined.DetachFromDisposeScope();
        Results.AddRange(results);
    }

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        Results = state.Value("results", Results);
        var taken = state.Replaced("codes", _codes, torch.CPU);
        if (!ReferenceEquals(taken, _codes))
        {
            Dispose();
            _codes = taken;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _codes?.Dispose();
        _codes = null;
    }
}
