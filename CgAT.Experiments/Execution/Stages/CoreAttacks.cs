using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Attacks.Square;
using CgAT.Core.Attacks.Targets;
using CgAT.Core.Training;
using CgAT.Experiments.Extensions;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>What the attacks of specs are in terms of the core: the one place where a new one is registered.</summary>
internal static class CoreAttacks
{
    /// <summary>The budget of an attack in its own units, for tables and titles; null where it has none.</summary>
    public static double? Epsilon(AttackSpec spec) => spec switch
    {
        GradientAttackSpec gradient => gradient.Epsilon,
        SquareAttackSpec square => square.Epsilon,
        ProsGanAttackSpec generated => generated.Epsilon,
        EnsembleAttackSpec ensemble => ensemble.Epsilon,
        _ => throw CoreSettings.Unknown(spec),
    };

    /// <summary>The norm of an attack's budget, "linf" or "l2".</summary>
    public static string Norm(AttackSpec spec) => spec is GradientAttackSpec gradient ? gradient.Norm : "linf";

    /// <summary>How much an attack computes on an image, in the unit of <see cref="StageWork"/>.</summary>
    public static double Work(AttackSpec spec) => spec switch
    {
        GradientAttackSpec gradient =>
            StageWork.AttackStep * gradient.Iterations * gradient.Restarts * Gradients(gradient.Gradient),
        SquareAttackSpec square => square.Queries,
        ProsGanAttackSpec => 2,
        _ => throw CoreSettings.Unknown(spec),
    };

    /// <summary>An attack that computes something itself, unlike an ensemble.</summary>
    /// <param name="spec">The attack.</param>
    /// <param name="prototypes">The codes that it goes to; null where it needs none.</param>
    /// <param name="generator">What was trained for it; null where nothing was.</param>
    public static AttackSettings Settings(
        AttackSpec spec, PrototypeModel? prototypes, ProsGanModel? generator) => spec switch
        {
            GradientAttackSpec gradient => Gradient(gradient),
            SquareAttackSpec square => Square(square),
            ProsGanAttackSpec generated => new ProsGanAttackSettings
            {
                Epsilon = generated.Epsilon,
                Gan = generator ?? throw new ArgumentNullException(nameof(generator)),
                Prototypes = prototypes ?? throw new ArgumentNullException(nameof(prototypes)),
            },
            _ => throw CoreSettings.Unknown(spec),
        };

    public static GradientAttackSettings Gradient(GradientAttackSpec spec) => new()
    {
        Objective = Objective(spec),
        Steps = new GradientSteps
        {
            Epsilon = spec.Epsilon,
            Step = spec.Step,
            Iterations = spec.Iterations,
            RandomStart = spec.RandomStart,
            Norm = spec.Norm == "l2" ? BallNorm.L2 : BallNorm.Linf,
            Space = spec.Pixels == "normalized" ? PixelSpace.Normalised : PixelSpace.Unit,
            Alpha = spec.Alpha switch
            {
                null => new ConstantAlpha(1),
                ConstantAlphaSpec constant => new ConstantAlpha(constant.Value),
                Hag10AlphaSpec => new Hag10Alpha(),
                SteppedAlphaSpec stepped => new SteppedAlpha(stepped.From, stepped.Values),
                _ => throw CoreSettings.Unknown(spec.Alpha),
            },
            Move = spec.Move switch
            {
                null or SignMoveSpec => new SignedMove(),
                GradientMoveSpec => new RawMove(),
                NormalizedMoveSpec => new L2Move(),
                SgdMoveSpec sgd => new SgdMove(sgd.Momentum),
                AdamMoveSpec => new AdamMove(),
                _ => throw CoreSettings.Unknown(spec.Move),
            },
        },
        Rule = Rule(spec.Gradient),
        Restarts = spec.Restarts,
        EarlyStop = spec.EarlyStop,
        Precision = spec.Precision == "bf16" ? GradientPrecision.BFloat16 : GradientPrecision.Full,
    };

    public static SquareAttackSettings Square(SquareAttackSpec spec) => new()
    {
        Epsilon = spec.Epsilon,
        Queries = spec.Queries,
        InitialShare = spec.InitialShare,
        Goal = spec.AwayFrom == "own" ? SquareGoal.AwayFromOwnCode : SquareGoal.AwayFromCenterCode,
    };

    public static TargetSettings Targets(ITargetedAttack spec) => new()
    {
        Rule = spec.Targets?.Rule switch
        {
            null or "disjoint" => TargetRule.Disjoint,
            "any" => TargetRule.Any,
            "frequent" => TargetRule.Frequent,
            "frequent-disjoint" => TargetRule.FrequentDisjoint,
            "frequent-different" => TargetRule.FrequentDifferent,
            _ => throw new ArgumentException($"no rule of targets is called {spec.Targets?.Rule}", nameof(spec)),
        },
        MoreThan = spec.Targets?.MoreThan ?? 0,
    };

    public static PrototypeSettings Prototypes(PrototypesSpec spec) => new()
    {
        Loss = spec.Loss switch
        {
            "tha" => PrototypeLossKind.Tha,
            "saat" => PrototypeLossKind.ThaSoftplus,
            "pros-gan" => PrototypeLossKind.ProsGan,
            _ => throw new ArgumentException($"no loss of prototypes is called {spec.Loss}", nameof(spec)),
        },
        Hidden = spec.Hidden,
        Features = spec.Features,
        Epochs = spec.Epochs,
        StepsOfEpoch = spec.Steps,
        BatchSize = spec.BatchSize,
        LearningRate = spec.LearningRate,
        Decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1, WholeStepsOnly = false },
    };

    public static ProsGanSettings Generator(ProsGanAttackSpec spec) => new()
    {
        Width = spec.Width,
        Reconstruction = spec.Reconstruction,
        Hash = spec.Hash,
        Adversarial = spec.Adversarial,
        DiscriminatorEvery = spec.DiscriminatorEvery,
        BatchSize = spec.BatchSize,
        ConstantEpochs = spec.Epochs,
        FallingEpochs = spec.Epochs,
        LearningRate = spec.LearningRate,
    };

    private static AttackObjective Objective(GradientAttackSpec spec) => spec switch
    {
        CenterAttackSpec center => new CenterObjective
        {
            Weights = CoreSettings.CenterWeights(center.Weights),
            From = center.CentersFrom == "train" ? CodesFrom.Train : CodesFrom.Database,
            Loss = center.Loss switch
            {
                "weighted" => CenterLossKind.Weighted,
                "weighted-over-batch" => CenterLossKind.WeightedOverBatch,
                _ => CenterLossKind.Plain,
            },
            Targeted = center.Targeted,
        },
        HagAttackSpec hag => new HagObjective
        {
            Port = hag.Port == "tha" ? HagPort.Tha : HagPort.Saat,
            Threshold = hag.Threshold,
            Beta = hag.Beta,
        },
        SdhaAttackSpec sdha => new SdhaObjective { Targeted = sdha.Targeted, Weight = sdha.CodeWeight },
        DhtaAttackSpec dhta => new AnchorObjective { Count = dhta.Anchors, Replacement = dhta.Replacement },
        ThaAttackSpec => new PrototypeObjective(),
        CustomAttackSpec custom => new CustomObjective
        {
            Loss = ExtensionRegistry.Attack(custom),
            Parameters = custom.Parameters ?? [],
        },
        _ => throw CoreSettings.Unknown(spec),
    };

    private static GradientRule Rule(GradientSpec? spec) => spec switch
    {
        null => new PlainRule(),
        MomentumGradientSpec momentum => new MiFgsmRule(momentum.Decay),
        NesterovGradientSpec nesterov => new NiFgsmRule(nesterov.Decay),
        DiverseGradientSpec diverse => new DiFgsmRule
        {
            Probability = diverse.Probability,
            LeastSize = diverse.LeastSize,
            Decay = diverse.Decay,
        },
        ScaledGradientSpec scaled => new SiNiFgsmRule
        {
            Decay = scaled.Decay,
            Copies = scaled.Copies,
            Cumulative = scaled.Scales == "saat",
        },
        VarianceGradientSpec variance => new VmiFgsmRule
        {
            Decay = variance.Decay,
            Samples = variance.Samples,
            Beta = variance.Beta,
        },
        _ => throw CoreSettings.Unknown(spec),
    };

    // How many gradients a step takes.
    private static int Gradients(GradientSpec? spec) => spec switch
    {
        ScaledGradientSpec scaled => scaled.Copies,
        VarianceGradientSpec variance => 1 + variance.Samples,
        _ => 1,
    };
}
