using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Hashing;

/// <summary>A tensor that a hashing loss keeps from step to step.</summary>
/// <param name="Name">Its name among the tensors of the loss, such as "centers".</param>
/// <param name="Value">The tensor itself; one that is a parameter is trained along with the network.</param>
public sealed record LossTensor(string Name, torch.Tensor Value)
{
    /// <summary>
    /// Whether it belongs to the trained model, as class centers do: it is stored with the model, and a later phase
    /// goes on with it. Else each phase begins with one of its own.
    /// </summary>
    public bool OfModel { get; init; }

    /// <summary>A parameter with initial values, which belongs to no dispose scope.</summary>
    internal static Parameter Trained(torch.Tensor initial)
    {
        var parameter = new Parameter(initial);
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
