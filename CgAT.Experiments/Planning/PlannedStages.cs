using System.Runtime.CompilerServices;
using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>
/// Makes the stages of runs, each once. A stage is known by the records and the stages that it depends on: points of a
/// sweep share those in which they do not differ, so that ten thousand runs need few identities more than they differ
/// in. Where equal records are two objects, the stages meet again by their keys.
/// </summary>
internal sealed class PlannedStages(NumericsContract contract)
{
    private readonly Dictionary<Parts, IStage> _byParts = [];
    private readonly Dictionary<string, IStage> _byKey = new(StringComparer.Ordinal);
    private readonly List<IStage> _stages = [];

    /// <summary>Every stage once, each after those that it reads.</summary>
    public IReadOnlyList<IStage> All => _stages;

    /// <summary>The stages of a run.</summary>
    public IReadOnlyList<IStage> Of(ExperimentSpec spec, long seed, DefenseSpec defense)
    {
        var warmUp = Once(
            new Parts(seed, spec.Backbone, spec.Dataset), () => new WarmUpStage(spec, seed, contract));
        var hashing = Once(new Parts(seed, spec.Hashing, warmUp), () => new HashingStage(spec, seed, warmUp));
        IModelStage model = defense is TrainedDefenseSpec trained
            ? Once(new Parts(seed, trained, hashing), () => new DefenseStage(spec, trained, seed, hashing))
            : hashing;
        var encoding = Once(new Parts(seed, spec.Evaluation, model), () => new EncodingStage(spec, model));
        AttackStage[] attacks =
        [
            .. spec.Attacks.Select(attack => Once(
                new Parts(seed, attack, encoding, spec.Evaluation),
                () => new AttackStage(spec, attack, seed, model, encoding))),
        ];
        var evaluation = Once(
            new Parts(seed, spec.Evaluation, encoding, spec.Attacks),
            () => new EvaluationStage(spec, seed, encoding, attacks));
        return model == hashing
            ? [warmUp, hashing, encoding, .. attacks, evaluation]
            : [warmUp, hashing, model, encoding, .. attacks, evaluation];
    }

    private TStage Once<TStage>(Parts parts, Func<TStage> make)
        where TStage : class, IStage
    {
        // Two stages of one run may depend on the same objects.
        parts = parts with { Stage = typeof(TStage) };
        if (_byParts.TryGetValue(parts, out var known))
        {
            return (TStage)known;
        }

        var stage = make();
        if (_byKey.TryAdd(stage.Identity.Key, stage))
        {
            _stages.Add(stage);
        }

        known = _byKey[stage.Identity.Key];
        _byParts.Add(parts, known);
        return (TStage)known;
    }

    // Equal for the same objects, whatever the records among them say of equality.
    private sealed record Parts(long Seed, object First, object Second, object? Third = null)
    {
        public Type? Stage { get; init; }

        public bool Equals(Parts? other) => other is not null
            && (Seed, Stage) == (other.Seed, other.Stage)
            && ReferenceEquals(First, other.First)
            && ReferenceEquals(Second, other.Second)
            && ReferenceEquals(Third, other.Third);

        public override int GetHashCode() => HashCode.Combine(
            Seed,
            Stage,
            RuntimeHelpers.GetHashCode(First),
            RuntimeHelpers.GetHashCode(Second),
            RuntimeHelpers.GetHashCode(Third));
    }
}
