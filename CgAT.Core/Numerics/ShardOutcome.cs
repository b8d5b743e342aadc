using System.Runtime.ExceptionServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>What one shard returned, or why it failed. Its tensors belong to no dispose scope yet.</summary>
internal sealed record ShardOutcome(IReadOnlyList<torch.Tensor> Tensors, ExceptionDispatchInfo? Failure);
