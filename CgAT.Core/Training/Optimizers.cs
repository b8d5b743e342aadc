using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>Makes libtorch's optimizers.</summary>
internal static class Optimizers
{
    public static OptimizerHelper Create(OptimizerSettings settings, IReadOnlyList<Parameter> parameters) => settings switch
    {
        SgdSettings sgd => torch.optim.SGD(
            parameters, sgd.LearningRate, momentum: sgd.Momentum, weight_decay: sgd.WeightDecay),
        AdamSettings adam => torch.optim.Adam(parameters, adam.LearningRate, adam.Beta1, adam.Beta2),
        _ => throw new ArgumentException($"no optimizer for {settings.GetType().Name}", nameof(settings)),
    };
}
