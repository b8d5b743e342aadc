using CgAT.Core.Attacks.Losses;
using CgAT.Core.Checkpoints;
using CgAT.Core.Defenses;
using TorchSharp;

namespace CgAT.Experiments.Extensions;

/// <summary>A script's defence, whose mistakes are told with its name.</summary>
internal sealed class CalledDefense(ExtensionCalls calls, IDefense defense) : IDefense, IDisposable
{
    /// <inheritdoc/>
    public bool KeepsHashing => calls.Try(() => defense.KeepsHashing);

    /// <inheritdoc/>
    public bool SeesFeatures => calls.Try(() => defense.SeesFeatures);

    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch) =>
        new Step(calls, calls.Of("the step of a batch", () => defense.Begin(batch)), KeepsHashing);

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state) =>
        defense.Transfer(state); // What is told of a state that does not fit is for those who read checkpoints.

    /// <inheritdoc/>
    public void Dispose() => (defense as IDisposable)?.Dispose();

    private sealed class Step(ExtensionCalls calls, IDefenseStep step, bool keepsHashing) : IDefenseStep
    {
        public IAttackLoss Attack => new CalledAttackLoss(calls, calls.Of("the loss of its attack", () => step.Attack));

        public DefenseTerms Terms(DefenseOutputs outputs)
        {
            var terms = calls.Of("what it minimises", () => step.Terms(outputs));
            torch.Tensor[] all = [.. new[] { terms.Center, terms.Quantization, terms.Adversarial, terms.Feature }
                .OfType<torch.Tensor>()];
            foreach (var term in all)
            {
                calls.RequireScalar("a term", term);
            }

            if (!keepsHashing)
            {
                calls.RequireGradient("the sum of its terms", outputs.Attacked, all);
            }

            return terms;
        }
    }
}
