using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>A loss, a rule and a move of each kind.</summary>
internal static class SomeAttacks
{
    public static GradientSteps Steps { get; } = new()
    {
        Epsilon = 8.0 / 255,
        Step = 1.0 / 255,
        Iterations = 4,
        RandomStart = true,
    };

    public static GradientAttackSettings Settings { get; } = new()
    {
        Objective = new PrototypeObjective(),
        Steps = Steps,
    };

    public static IReadOnlyDictionary<string, GradientRule> Rules { get; } = new Dictionary<string, GradientRule>
    {
        ["plain"] = new PlainRule(),
        ["mi"] = new MiFgsmRule(1),
        ["ni"] = new NiFgsmRule(1),
        ["si-ni"] = new SiNiFgsmRule { Decay = 1, Copies = 3, Cumulative = false },
        ["di"] = new DiFgsmRule { Probability = 0.7, LeastSize = 0.6, Decay = 1 },
        ["vmi"] = new VmiFgsmRule { Decay = 1, Samples = 3, Beta = 1.5 },
    };

    public static IReadOnlyDictionary<string, (GradientMove Move, double Step)> Moves { get; } =
        new Dictionary<string, (GradientMove, double)>
        {
            ["signed"] = (new SignedMove(), 1.0 / 255),
            ["raw"] = (new RawMove(), 1),
            ["l2"] = (new L2Move(), 0.1),
            ["sgd"] = (new SgdMove(0.9), 1),
            ["adam"] = (new AdamMove(), 0.01),
        };

    public static IReadOnlyList<string> Losses { get; } =
    [
        "away", "towards", "weighted", "weighted-towards", "weighted-over-batch", "hag", "hag-tha", "sdha", "sdha-towards",
        "own-formula",
    ];

    /// <summary>A loss of a kind for a batch, drawn by a seed; own codes are those of the clean images.</summary>
    public static IAttackLoss Loss(string name, torch.Tensor images, torch.Tensor own, torch.Device? device = null)
    {
        var (rows, bits) = (own.shape[0], own.shape[1]);
        var guides = RandomTensor.Uniform([rows, bits], 2, "guides").sign().to(device ?? TestDevice.Current);
        var codes = RandomTensor.Uniform([7, bits], 3, "codes").sign().to(device ?? TestDevice.Current);
        var items = SdhaItems.Shares(
            RandomTensor.Uniform([rows, 7], 4, "items").gt(0.2).to_type(torch.float32).to(device ?? TestDevice.Current));
        return name switch
        {
            "away" => new GuidedLoss(guides, targeted: false),
            "towards" => new GuidedLoss(guides, targeted: true),
            "weighted" => new WeightedLoss(guides, targeted: false),
            "weighted-towards" => new WeightedLoss(guides, targeted: true),
            "weighted-over-batch" => new WeightedLoss(guides, targeted: false, overBatch: true),
            "own-formula" => new CodeLoss(guides, (relaxed, codes) => (relaxed * codes).exp().mean([1])),
            "hag" => new HagLoss(own, 0.5, 1),
            "hag-tha" => new HagBatchLoss(own, 0.5),
            "sdha" => new SdhaLoss(images, codes, items, new SdhaObjective { Targeted = false }),
            _ => new SdhaLoss(images, codes, items, new SdhaObjective { Targeted = true }),
        };
    }
}
