using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;

namespace CgAT.Core.Tests.Support;

/// <summary>Defences with few settings.</summary>
internal static class SomeDefenses
{
    /// <summary>CgAT as the official code has it, but for the size of its attack.</summary>
    public static CgatSettings Cgat(int iterations, double epsilon = 8.0 / 255, double step = 4.0 / 255) =>
        new() { Training = Training(iterations, epsilon, step) };

    /// <summary>One phase, whatever the number of epochs.</summary>
    public static AdversarialSettings Training(
        int iterations, double epsilon = 8.0 / 255, double step = 4.0 / 255, double lambda = 1) => new()
        {
            Schedule = new DefenseSchedule(new DefensePhase
            {
                Epochs = 1, Epsilon = epsilon, Step = step, Iterations = iterations, Lambda = lambda,
            }),
        };
}
