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

    /// <summary>How many features an image has.</summary>
    public abstract int Features { get; }

    /// <summary>How many dropout layers a forward pass goes through.</summary>
    public abstract int DropoutLayers { get; }
}
