namespace CgAT.Core.Defenses;

/// <summary>The schedule of a defence: one phase after another.</summary>
public sealed class DefenseSchedule
{
    private readonly IReadOnlyList<DefensePhase> _phases;

    /// <summary>A schedule of at least one phase.</summary>
    public DefenseSchedule(params IReadOnlyList<DefensePhase> phases)
    {
        ArgumentNullException.ThrowIfNull(phases);
        ArgumentOutOfRangeException.ThrowIfZero(phases.Count, nameof(phases));
        _phases = phases;
    }

    /// <summary>Epochs of all phases.</summary>
    public int Epochs => _phases.Sum(phase => phase.Epochs);

    /// <summary>Steps of the attack in all epochs: what one image is attacked with in all.</summary>
    public int Iterations => _phases.Sum(phase => phase.Epochs * phase.Iterations);

    /// <summary>What an epoch trains with; after the last phase as at its end.</summary>
    /// <param name="epoch">From 0.</param>
    public DefensePoint At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var before = new DefensePoint(0, 0, 0, 0);
        foreach (var phase in _phases)
        {
            if (epoch < phase.Epochs)
            {
                return Within(phase, before, epoch);
            }

            epoch -= phase.Epochs;
            before = Of(phase);
        }

        return before;
    }

    private static DefensePoint Of(DefensePhase phase) =>
        new(phase.Epsilon, phase.Step, phase.Iterations, phase.Lambda);

    private static DefensePoint Within(DefensePhase phase, DefensePoint before, int epoch)
    {
        if (!phase.Ramp)
        {
            return Of(phase);
        }

        var share = (epoch + 1.0) / phase.Epochs;
        double Between(double from, double to) => share == 1 ? to : from + ((to - from) * share);
        return new DefensePoint(
            Between(before.Epsilon, phase.Epsilon),
            Between(before.Step, phase.Step),
            phase.Iterations,
            Between(before.Lambda, phase.Lambda));
    }
}
