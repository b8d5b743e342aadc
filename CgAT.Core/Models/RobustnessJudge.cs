using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Data;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using CgAT.Core.Training;

namespace CgAT.Core.Models;

/// <summary>
/// Judges the epochs of an adversarial training by attacks on images of the training set: MAP of a validation split
/// under attack, and the gap between the attack of training and a strong one, which opens where a network has learnt
/// to fool the weaker one (catastrophic overfitting).
/// </summary>
internal sealed class RobustnessJudge : IEpochJudge
{
    private const int BatchSize = 64;
    private const int StepsInEpsilon = 4;

    private readonly HashingModel _model;
    private readonly IImageSet _train;
    private readonly IImageSet _probed;
    private readonly JudgeSettings _settings;
    private readonly AdversarialSettings _training;
    private readonly long _seed;
    private readonly bool _isScored;

    /// <summary>A judge of a model in training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="train">What it is trained on, and what is retrieved.</param>
    /// <param name="held">The validation split; null where there is none, and training images are attacked.</param>
    /// <param name="settings">How it judges.</param>
    /// <param name="training">The attack of training.</param>
    /// <param name="seed">The run's seed.</param>
    public RobustnessJudge(
        HashingModel model,
        IImageSet train,
        IImageSet? held,
        JudgeSettings settings,
        AdversarialSettings training,
        long seed)
    {
        (_model, _train, _settings, _training, _seed) = (model, train, settings, training, seed);
        var queries = held ?? train;
        var order = KeyedPermutation.Of(KeyedStream.Create(seed, "judge/queries"), 0, queries.Count);
        _probed = new ImageSubset(queries, [.. order.Take(settings.Queries)]);
        _isScored = held is not null;
    }

    /// <inheritdoc/>
    public TorchSharp.torch.nn.Module Network => _model.Network;

    /// <summary>Splits a training set, of at least two images where any is held out, by a keyed order.</summary>
    /// <returns>What is trained on, and what is held out; null where nothing is.</returns>
    public static (IImageSet Train, IImageSet? Held) Split(IImageSet images, JudgeSettings settings, long seed)
    {
        if (settings.ValidationShare == 0)
        {
            return (images, null);
        }

        // However small the share and the set, both parts have an image.
        var held = Math.Clamp((int)Math.Round(settings.ValidationShare * images.Count), 1, images.Count - 1);
        var order = KeyedPermutation.Of(KeyedStream.Create(seed, "judge/validation"), 0, images.Count);
        return (
            new ImageSubset(images, [.. order.Skip(held).Order()]),
            new ImageSubset(images, [.. order.Take(held).Order()]));
    }

    /// <inheritdoc/>
    public EpochJudgement Judge(int epoch)
    {
        var codes = _model.Encode(_train, BatchSize);
        var scene = new AttackScene { Queries = _probed, DatabaseCodes = codes, DatabaseLabels = _train };
        var strong = Attack(scene, _settings.Iterations, StepsInEpsilon);
        var score = _isScored ? Score(strong, codes) : (double?)null;
        if (_settings.GapLimit is not { } limit)
        {
            return new EpochJudgement { Score = score };
        }

        var point = _training.Schedule.At(epoch);
        if (point.Iterations == 0)
        {
            return new EpochJudgement { Score = score, Gap = 0 };
        }

        var weak = Attack(scene, point.Iterations, point.Epsilon / point.Step);
        var gap = Agreement(weak, codes) - Agreement(strong, codes);
        return new EpochJudgement { Score = score, Gap = gap, IsAstray = gap > limit };

        PackedCodes Attack(AttackScene attacked, int iterations, double stepsInEpsilon)
        {
            var epsilon = _training.Schedule.At(int.MaxValue).Epsilon;
            var settings = new GradientAttackSettings
            {
                Objective = new CenterObjective { Weights = CenterWeights.Binary, From = CodesFrom.Database },
                Steps = new GradientSteps
                {
                    Epsilon = epsilon,
                    Step = epsilon / stepsInEpsilon,
                    Iterations = iterations,
                    RandomStart = _training.RandomStart,
                },
            };
            return QueryAttack.Run(_model, attacked, settings, _seed, BatchSize).Codes;
        }
    }

    private double Score(PackedCodes attacked, PackedCodes codes) => RetrievalMetrics
        .AveragePrecisions(attacked, Labels(_probed), codes, Labels(_train), k: null)
        .Average(query => query.Expected);

    // The mean over images and bits of the agreement with center codes, in [-1, 1].
    private double Agreement(PackedCodes attacked, PackedCodes codes) =>
        1 - (2 * new TheoryCodes(_probed, codes, _train).Distances(attacked).Average() / codes.Bits);

    private static LabelMasks Labels(IImageSet images) => LabelMasks.FromIndices(
        [.. Enumerable.Range(0, images.Count).Select(images.LabelsOf)], images.Classes);
}
