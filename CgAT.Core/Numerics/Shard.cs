namespace CgAT.Core.Numerics;

/// <summary>A contiguous range of a batch, for one thread.</summary>
/// <param name="Index">Which shard, from 0.</param>
/// <param name="Start">Its first item.</param>
/// <param name="Count">How many items, at least 1.</param>
public readonly record struct Shard(int Index, int Start, int Count)
{
    /// <summary>The rows of <paramref name="batch"/> that belong to this shard; a view.</summary>
    public TorchSharp.torch.Tensor Of(TorchSharp.torch.Tensor batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.narrow(0, Start, Count);
    }

    /// <summary>The part of <paramref name="items"/> that belongs to this shard.</summary>
    public IReadOnlyList<int> Of(IReadOnlyList<int> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return [.. items.Skip(Start).Take(Count)];
    }
}
