using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Maps normalised images to features; the hash layer stands on top of it.</summary>
public abstract class Backbone : torch.nn.Module<torch.Tensor, DropoutMasks, torch.Tensor>
{
    /// <summary>A backbone under its name in specs.</summary>
    protected Backbone(string name)
        : base(name)
    {
    }

    /// <summary>
    /// What every pass goes through, to tell whose mistake an exception is; null for networks of this program.
    /// </summary>
    public Func<Func<torch.Tensor>, torch.Tensor>? Guard { get; set; }

    /// <summary>How many features an image has.</summary>
    public abstract int Features { get; }

    /// <summary>How many dropout layers a forward pass goes through.</summary>
    public abstract int DropoutLayers { get; }

    /// <summary>
    /// Whether batch normalisation in it is over the whole batch where that is split over shards; else a batch stays in
    /// one piece.
    /// </summary>
    internal virtual bool NormalizesOverShards => false;

    /// <summary>A pass through the guard.</summary>
    internal torch.Tensor Pass(torch.Tensor images, DropoutMasks dropout) =>
        Guard is null ? forward(images, dropout) : Guard(() => Checked(forward(images, dropout), images.shape[0]));

    private torch.Tensor Checked(torch.Tensor features, long images) =>
        features.shape.SequenceEqual([images, Features])
            ? features
            : throw new InvalidOperationException(
                $"features have the shape [{string.Join(", ", features.shape)}], not [{images}, {Features}]");
}
