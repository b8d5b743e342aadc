using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>
/// A network that an attack trains for itself, and its steps: Adam with betas 0.5 and 0.999, as all the published codes
/// have it.
/// </summary>
internal sealed class AdversarySteps : IDisposable
{
    private const double Beta1 = 0.5;
    private const double Beta2 = 0.999;

    public AdversarySteps(IEnumerable<Parameter> parameters)
    {
        Parameters = [.. parameters];
        Optimizer = torch.optim.Adam(Parameters, beta1: Beta1, beta2: Beta2);
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Its state belongs into checkpoints.</summary>
    public OptimizerHelper Optimizer { get; }

    /// <summary>Computes the gradient of a loss and leaves it in the parameters.</summary>
    /// <returns>The L2 norm of the whole gradient.</returns>
    public double Differentiate(torch.Tensor loss)
    {
        using var scope = torch.NewDisposeScope();
        var gradients = Gradients.Of([loss], Parameters);
        var square = 0.0;
        for (var index = 0; index < Parameters.Count; index++)
        {
            Parameters[index].grad = gradients[index];
            var norm = (double)gradients[index].norm().item<float>();
            square += norm * norm;
        }

        return Math.Sqrt(square);
    }

    /// <summary>One step along the gradients of <see cref="Differentiate"/>, which it leaves behind.</summary>
    public void Step(double rate)
    {
        foreach (var group in Optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        Optimizer.step();
        Clear();
    }

    public void Dispose()
    {
        Clear();
        Optimizer.Dispose();
    }

    private void Clear()
    {
        foreach (var parameter in Parameters)
        {
            parameter.grad = null;
        }
    }
}
