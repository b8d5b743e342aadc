using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Atrdh;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Defenses.Distillation;
using CgAT.Core.Defenses.Plain;
using CgAT.Core.Defenses.Trades;
using CgAT.Core.Hashing;

namespace CgAT.Core.Tests.Support;

/// <summary>Defences with few settings.</summary>
internal static class SomeDefenses
{
    /// <summary>CgAT as the official code has it, but for the size of its attack.</summary>
    public static CgatSettings Cgat(int iterations, double epsilon = 8.0 / 255, double step = 4.0 / 255) =>
        new() { Training = Training(iterations, epsilon, step) };

    /// <summary>The names of all defences that train on attacked images, in each form.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["cgat", "cgat official", "cgat codebook", "saat", "atrdh", "atrdh saat", "adversarial", "trades", "distillation"];

    /// <summary>A defence of <see cref="Names"/>.</summary>
    public static DefenseSettings Of(string name, AdversarialSettings training) => name switch
    {
        "cgat" => new CgatSettings { Training = training, Mu = 0.1 },
        "cgat official" => new CgatSettings { Training = training, Mu = 0.1, OfficialBank = true },
        "cgat codebook" => new CgatSettings { Training = training, AdversarialHashing = 0.5, Codebook = 0.2 },
        "saat" => new CgatSettings
        {
            Training = training,
            Mu = 0.1,
            OfficialBank = true,
            SignsOfBatch = true,
            Weights = CenterWeights.Cosine,
        },
        "atrdh" => Atrdh(training, AtrdhPort.Tha),
        "atrdh saat" => Atrdh(training, AtrdhPort.Saat),
        "adversarial" => new PlainSettings { Training = training },
        "trades" => new TradesSettings { Training = training },
        "distillation" => new DistillationSettings { Training = training, Feature = 0.5, Clean = 2 },
        _ => throw new ArgumentException($"no defence is called {name}", nameof(name)),
    };

    /// <summary>One phase, whatever the number of epochs.</summary>
    public static AdversarialSettings Training(
        int iterations, double epsilon = 8.0 / 255, double step = 4.0 / 255, double lambda = 1) => new()
        {
            Schedule = new DefenseSchedule(new DefensePhase
            {
                Epochs = 1,
                Epsilon = epsilon,
                Step = step,
                Iterations = iterations,
                Lambda = lambda,
            }),
        };

    private static AtrdhSettings Atrdh(AdversarialSettings training, AtrdhPort port) => new()
    {
        Training = training,
        Port = port,
        Hidden = 8,
        Features = 4,
        PrototypeLearningRate = 1e-2,
    };
}
