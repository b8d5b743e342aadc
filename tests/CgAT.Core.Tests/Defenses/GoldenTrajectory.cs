using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

/// <summary>A file trajectory_*.json: some steps of the official adversarial training on the tiny network.</summary>
internal sealed partial class GoldenTrajectory(string file)
{
    private readonly JsonElement _root = GoldenFile.Read(file);

    /// <summary>The constants of the official code; the files vary only what is written in them.</summary>
    private static CgatSettings Settings { get; } = new()
    {
        Training = new AdversarialSettings
        {
            Schedule = new DefenseSchedule(new DefensePhase
            {
                Epochs = 1,
                Epsilon = 8.0 / 255,
                Step = 2.0 / 255,
                Iterations = 7,
                Lambda = 1,
            }),
            RandomStart = false,
        },
    };

    /// <summary>Where it starts; the bank is one storage for both uses where the file says so.</summary>
    public TrajectoryStart Start => new()
    {
        Images = Images,
        Labels = GoldenFile.Tensor(_root.GetProperty("Y")),
        Weights = GoldenFile.Weights(_root.GetProperty("weights0")),
        Settings = Settings with { OfficialBank = _root.GetProperty("alias").GetBoolean() },
        Plan = Plan,
    };

    public torch.Tensor FinalBank => GoldenFile.Tensor(_root.GetProperty("bank_end"));

    public IReadOnlyDictionary<string, torch.Tensor> FinalWeights =>
        GoldenFile.Weights(_root.GetProperty("weights_end"));

    /// <summary>The whole loss, its hashing part, its adversarial part and the learning rate of each step.</summary>
    public IReadOnlyList<GoldenStep> Steps =>
    [
        .. _root.GetProperty("steps [loss, benign, adv, lr]").EnumerateArray().Select(step => new GoldenStep(
            step[0].GetDouble(), step[1].GetDouble(), step[2].GetDouble(), step[3].GetDouble())),
    ];

    /// <summary>Two matrices a step: the center codes before the attack, and after the bank got the batch.</summary>
    public IReadOnlyList<torch.Tensor> CenterCodes =>
    [
        .. _root.GetProperty("center_codes (before PGD, after update; per step)").EnumerateArray()
            .Select(codes => GoldenFile.Tensor(codes)),
    ];

    /// <summary>
    /// The plan of the file: sizes and learning rate out of its numbers, momentum and weight decay out of its text
    /// where that names them, all else as in the official code, which decays at 1/2 and 3/4 of all steps where these
    /// are whole.
    /// </summary>
    private TrainingPlan Plan
    {
        get
        {
            var batchSize = (int)CenterCodes[0].shape[0];
            var stepsOfEpoch = ((int)Images.shape[0] + batchSize - 1) / batchSize;
            var named = MomentumAndWeightDecay().Match(_root.GetProperty("what").GetString() ?? "");
            return new TrainingPlan
            {
                Phase = "cgat",
                Seed = 0,
                Epochs = Steps.Count / stepsOfEpoch,
                BatchSize = batchSize,
                Shuffled = false,
                Optimizer = new SgdSettings
                {
                    LearningRate = Steps[0].LearningRate,
                    Momentum = named.Success ? Number(named.Groups[1].Value) : 0.9,
                    WeightDecay = named.Success ? Number(named.Groups[2].Value) : 5e-4,
                },
                Decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1, WholeStepsOnly = true },
            };
        }
    }

    private torch.Tensor Images => GoldenFile.Tensor(_root.GetProperty("X"));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bm (\S+) wd ([^\s,]+)")]
    private static partial Regex MomentumAndWeightDecay();
}
