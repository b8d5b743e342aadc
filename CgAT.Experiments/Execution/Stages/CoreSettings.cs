using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Training;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>What the parts of a spec are in terms of the core: the one place where a new case is registered.</summary>
internal static class CoreSettings
{
    public static BackboneSettings Backbone(BackboneSpec spec) => spec switch
    {
        ConvNetSSpec convNetS => new ConvNetSSettings { Dropout = convNetS.Dropout },
        _ => throw Unknown(spec),
    };

    public static WarmUpSpec? WarmUp(BackboneSpec spec) => spec switch
    {
        ConvNetSSpec convNetS => convNetS.WarmUp,
        _ => throw Unknown(spec),
    };

    public static IHashingLoss HashingLoss(HashingSpec spec) => spec switch
    {
        DpshSpec dpsh => new DpshLoss(dpsh.Quantization),
        _ => throw Unknown(spec),
    };

    public static OptimizerSettings Optimizer(OptimizerSpec spec) => spec switch
    {
        SgdSpec sgd => new SgdSettings
        {
            LearningRate = sgd.LearningRate,
            Momentum = sgd.Momentum,
            WeightDecay = sgd.WeightDecay,
        },
        AdamSpec adam => new AdamSettings { LearningRate = adam.LearningRate },
        _ => throw Unknown(spec),
    };

    public static DecaySettings Decay(DecaySpec spec) => spec switch
    {
        ConstantDecaySpec => new ConstantDecaySettings(),
        CosineDecaySpec => new CosineDecaySettings(),
        StepsDecaySpec steps => new StepsDecaySettings { At = steps.At, DecayBy = steps.Factor },
        _ => throw Unknown(spec),
    };

    public static CgatSettings Cgat(CgatDefenseSpec spec) => new()
    {
        Attack = new GradientSteps { Epsilon = spec.Epsilon, Step = spec.Step, Iterations = spec.Iterations },
        Lambda = spec.Lambda,
        Mu = spec.Mu,
    };

    public static CenterAttackSettings CenterAttack(CenterAttackSpec spec) => new()
    {
        Steps = new GradientSteps { Epsilon = spec.Epsilon, Step = spec.Step, Iterations = spec.Iterations },
        RandomStart = spec.RandomStart,
    };

    /// <summary>The budget of an attack in [0, 1] pixels, for tables and titles.</summary>
    public static double Epsilon(AttackSpec spec) => spec switch
    {
        CenterAttackSpec center => center.Epsilon,
        _ => throw Unknown(spec),
    };

    /// <summary>How many steps an attack takes.</summary>
    public static int Iterations(AttackSpec spec) => spec switch
    {
        CenterAttackSpec center => center.Iterations,
        _ => throw Unknown(spec),
    };

    public static ArgumentException Unknown(object spec) => new($"nothing computes a {spec.GetType().Name}", nameof(spec));
}
