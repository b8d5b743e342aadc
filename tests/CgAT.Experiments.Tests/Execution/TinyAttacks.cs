using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>Every kind of attack, of a size for <see cref="TinySpec"/>.</summary>
internal static class TinyAttacks
{
    private const double Epsilon = 16.0 / 255;
    private const double Step = 8.0 / 255;

    public static CenterAttackSpec Center { get; } = new()
    {
        Epsilon = Epsilon,
        Step = Step,
        Iterations = 2,
        RandomStart = true,
        CentersFrom = "database",
    };

    public static IReadOnlyList<AttackSpec> All { get; } =
    [
        Center with { Name = "targeted", Targeted = true, Loss = "weighted", Weights = "cosine", CentersFrom = "train" },
        Center with { Name = "l2", Norm = "l2", Epsilon = 1, Step = 0.5, Move = new NormalizedMoveSpec() },
        Center with { Name = "bf16", Precision = "bf16", Restarts = 2, EarlyStop = true },
        Center with { Name = "transfer", CraftedOn = "none" },
        new HagAttackSpec
        {
            Epsilon = Epsilon,
            Step = 100,
            Iterations = 2,
            RandomStart = false,
            Move = new SgdMoveSpec { Momentum = 0.9 },
            Alpha = new Hag10AlphaSpec(),
            Port = "saat",
            Threshold = 0.5,
            Beta = 1,
        },
        new SdhaAttackSpec
        {
            Epsilon = Epsilon,
            Step = 0.01,
            Iterations = 2,
            RandomStart = false,
            Move = new AdamMoveSpec(),
            CodeWeight = 25,
        },
        new DhtaAttackSpec
        {
            Epsilon = Epsilon,
            Step = Step,
            Iterations = 2,
            RandomStart = false,
            Anchors = 9,
            Replacement = true,
        },
        new ThaAttackSpec
        {
            Epsilon = Epsilon,
            Step = Step,
            Iterations = 2,
            RandomStart = false,
            Prototypes = Prototypes("tha"),
        },
        new ProsGanAttackSpec
        {
            Epsilon = null,
            Prototypes = Prototypes("pros-gan"),
            Epochs = 1,
            BatchSize = 20,
            LearningRate = 1e-4,
            Reconstruction = 50,
            Hash = 5,
            Adversarial = 1,
            DiscriminatorEvery = 3,
            Width = 8,
        },
        new SquareAttackSpec { Epsilon = Epsilon, Queries = 8, InitialShare = 0.3, AwayFrom = "own" },
        new EnsembleAttackSpec { Name = "worst", Version = "cgat-standard-1", Epsilon = Epsilon },
    ];

    /// <summary>The spec with every attack and checks, on the undefended model and one that masks gradients.</summary>
    public static ExperimentSpec With(ExperimentSpec spec) => spec with
    {
        Defenses = [spec.Defenses[0], new BitDepthDefenseSpec { Bits = 2 }],
        Attacks = [.. spec.Attacks, .. All],
        Checks = new ChecksSpec { Attack = Center, Queries = 8, SquareQueries = 10 },
    };

    private static PrototypesSpec Prototypes(string loss) => new()
    {
        Loss = loss,
        Hidden = 16,
        Features = 8,
        Epochs = 1,
        Steps = 4,
        BatchSize = 8,
        LearningRate = 1e-3,
    };
}
