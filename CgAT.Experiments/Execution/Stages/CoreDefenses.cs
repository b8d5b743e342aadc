using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Atrdh;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Defenses.Custom;
using CgAT.Core.Defenses.Distillation;
using CgAT.Core.Defenses.Plain;
using CgAT.Core.Defenses.Trades;
using CgAT.Experiments.Extensions;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// What the defences of a spec are in terms of the core: the one place where a new one is registered.
/// </summary>
internal static class CoreDefenses
{
    public static DefenseSettings Settings(AdversarialDefenseSpec spec) => spec switch
    {
        CgatDefenseSpec cgat => new CgatSettings
        {
            Training = Training(spec),
            Judge = Judge(spec),
            OfficialBank = cgat.Bank is "official" or "saat",
            SignsOfBatch = cgat.Bank == "saat",
            Mu = cgat.Mu,
            Weights = CoreSettings.CenterWeights(cgat.Weights),
            WeightedAttack = cgat.AttackedBits == "unflipped",
            Term = Term(cgat.CenterTerm),
            AdversarialHashing = cgat.AdversarialHashing,
            Codebook = cgat.Codebook ?? 0,
        },
        AtrdhDefenseSpec atrdh => new AtrdhSettings
        {
            Training = Training(spec),
            Judge = Judge(spec),
            Port = atrdh.Port == "saat" ? AtrdhPort.Saat : AtrdhPort.Tha,
            Hidden = atrdh.Hidden,
            Features = atrdh.Features,
            PrototypeLearningRate = atrdh.PrototypeLearningRate,
        },
        PlainDefenseSpec => new PlainSettings { Training = Training(spec), Judge = Judge(spec) },
        CustomDefenseSpec custom => new CustomSettings
        {
            Training = Training(spec),
            Judge = Judge(spec),
            Make = ExtensionRegistry.Defense(custom),
            Parameters = custom.Parameters ?? [],
        },
        TradesDefenseSpec => new TradesSettings { Training = Training(spec), Judge = Judge(spec) },
        DistillationDefenseSpec distillation => new DistillationSettings
        {
            Training = Training(spec),
            Judge = Judge(spec),
            Feature = distillation.Feature,
            Clean = distillation.Clean,
        },
        _ => throw CoreSettings.Unknown(spec),
    };

    /// <summary>The phases of a defence, and after them what is left of its epochs.</summary>
    public static DefenseSchedule Schedule(AdversarialDefenseSpec spec)
    {
        var first = (spec.Phases ?? []).Select(phase => new DefensePhase
        {
            Epochs = phase.Epochs,
            Epsilon = phase.Epsilon ?? spec.Epsilon,
            Step = phase.Step ?? spec.Step,
            Iterations = phase.Iterations ?? spec.Iterations,
            Lambda = phase.Lambda ?? spec.Lambda,
            Ramp = phase.Ramp,
        }).ToList();
        return new DefenseSchedule([
            .. first,
            new DefensePhase
            {
                Epochs = spec.Epochs - first.Sum(phase => phase.Epochs),
                Epsilon = spec.Epsilon,
                Step = spec.Step,
                Iterations = spec.Iterations,
                Lambda = spec.Lambda,
            },
        ]);
    }

    private static AdversarialSettings Training(AdversarialDefenseSpec spec) => new()
    {
        Schedule = Schedule(spec),
        RandomStart = spec.Start == "random",
        AttackInTraining = spec.AttackMode == "training",
        AttackAlpha = spec.AttackAlpha,
        Precision = spec.InnerPrecision == "bf16" ? GradientPrecision.BFloat16 : GradientPrecision.Full,
    };

    private static JudgeSettings? Judge(AdversarialDefenseSpec spec) => spec switch
    {
        { Validation: { } split } => new JudgeSettings
        {
            ValidationShare = split.Share,
            Queries = split.Queries,
            Iterations = split.Iterations,
            GapLimit = spec.OverfittingLimit,
        },
        { OverfittingLimit: { } limit } => new JudgeSettings { GapLimit = limit },
        _ => null,
    };

    private static CenterTerm Term(string name) => name switch
    {
        "linear" => CenterTerm.Linear,
        "squared" => CenterTerm.Squared,
        "cross-entropy" => CenterTerm.CrossEntropy,
        _ => throw new ArgumentException($"no center term is called {name}", nameof(name)),
    };
}
