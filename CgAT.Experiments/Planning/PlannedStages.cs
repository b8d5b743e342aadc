using System.Runtime.CompilerServices;
using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

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
    public IReadOnlyList<IStage> Of(ExperimentSpec spec, long seed, DefenseSpec defense) =>
        new OfOneRun(this, contract, spec, seed).All(defense);

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

    // Of one run, in the order in which they can be computed.
    private sealed class OfOneRun(PlannedStages planned, NumericsContract contract, ExperimentSpec spec, long seed)
    {
        private readonly List<IStage> _stages = [];

        public List<IStage> All(DefenseSpec defense)
        {
            var warmUp = Once(
                new Parts(seed, spec.Backbone, spec.Dataset), () => new WarmUpStage(spec, seed, contract));
            var hashing = Once(new Parts(seed, spec.Hashing, warmUp), () => new HashingStage(spec, seed, warmUp));
            var attacked = Encoded(hashing, defense);
            IReadOnlyList<IStage> trained = [.. new IStage[] { warmUp, hashing, attacked.Model }.Distinct()];
            var attacks = spec.Attacks.SelectMany(attack => Evaluated(hashing, attacked, attack)).ToArray();
            var checks = spec.Checks is { } settings ? Checks(hashing, attacked, settings) : null;

            // What a label names may differ between points that have the same list of attacks.
            var ofAttacks = spec.Attacks.All(attack => attack.CraftedOn is null) ? (object)spec.Attacks : attacks;
            Once(
                new Parts(seed, spec.Evaluation, attacked.Encoding, ofAttacks, checks ?? (object)spec.Evaluation),
                () => new EvaluationStage(spec, seed, trained, attacked.Encoding, attacks, checks));
            return _stages;
        }

        private EncodedModel Encoded(HashingStage hashing, DefenseSpec defense)
        {
            IModelStage model = defense switch
            {
                TrainedDefenseSpec trained => Once(
                    new Parts(seed, trained, hashing), () => new DefenseStage(spec, trained, seed, hashing)),
                InputDefenseSpec input => Once(
                    new Parts(seed, input, hashing), () => new InputDefenseStage(input, hashing)),
                _ => hashing,
            };
            return new EncodedModel(
                model, Once(new Parts(seed, spec.Evaluation, model), () => new EncodingStage(spec, model)));
        }

        // An ensemble after its members.
        private IEnumerable<EvaluatedAttack> Evaluated(HashingStage hashing, EncodedModel attacked, AttackSpec attack)
        {
            var crafted = spec.CraftedOn(attack) is { } source ? Encoded(hashing, source) : attacked;

            // What is crafted on the attacked model itself is no transfer, whatever it says.
            var craftedOn = crafted.Model == attacked.Model ? null : attack.CraftedOn;
            if (attack is not EnsembleAttackSpec ensemble)
            {
                return [new EvaluatedAttack(attack.Label, attack, Attack(crafted, attacked, attack), craftedOn)];
            }

            EvaluatedAttack[] members =
            [
                .. StandardEnsemble.Members(ensemble).Select(member => new EvaluatedAttack(
                    $"{attack.Label}/{member.Label}",
                    member,
                    Attack(crafted, attacked, member),
                    craftedOn,
                    attack.Label)),
            ];
            var worst = Once(
                new Parts(seed, ensemble, attacked.Encoding, spec.Evaluation, crafted.Encoding),
                () => new EnsembleStage(spec, attacked.Encoding, members));
            return [.. members, new EvaluatedAttack(attack.Label, attack, worst, craftedOn)];
        }

        private AttackStage Attack(EncodedModel crafted, EncodedModel attacked, AttackSpec attack)
        {
            var prototypes = attack is IPrototypeAttack { Prototypes: { } settings }
                ? Once(
                    new Parts(seed, settings, crafted.Encoding),
                    () => new PrototypesStage(settings, seed, crafted.Encoding))
                : null;
            var generator = attack is ProsGanAttackSpec generated && prototypes is not null
                ? Once(
                    new Parts(seed, generated, crafted.Encoding),
                    () => new GeneratorStage(generated, seed, crafted.Model, prototypes))
                : null;
            return Once(
                new Parts(seed, attack, attacked.Encoding, spec.Evaluation, crafted.Encoding),
                () => new AttackStage(spec, attack, seed, crafted, attacked, prototypes, generator));
        }

        private ChecksStage Checks(HashingStage hashing, EncodedModel attacked, ChecksSpec checks)
        {
            var undefended = attacked.Model == hashing
                ? null
                : new EncodedModel(
                    hashing, Once(new Parts(seed, spec.Evaluation, hashing), () => new EncodingStage(spec, hashing)));
            return Once(
                new Parts(seed, checks, attacked.Encoding, spec.Evaluation),
                () => new ChecksStage(spec, checks, seed, attacked, undefended));
        }

        private TStage Once<TStage>(Parts parts, Func<TStage> make)
            where TStage : class, IStage
        {
            var stage = planned.Once(parts, make);
            if (!_stages.Contains(stage))
            {
                _stages.Add(stage);
            }

            return stage;
        }
    }

    // Equal for the same objects, whatever the records among them say of equality.
    private sealed record Parts(long Seed, object First, object Second, object? Third = null, object? Fourth = null)
    {
        public Type? Stage { get; init; }

        public bool Equals(Parts? other) => other is not null
            && (Seed, Stage) == (other.Seed, other.Stage)
            && ReferenceEquals(First, other.First)
            && ReferenceEquals(Second, other.Second)
            && ReferenceEquals(Third, other.Third)
            && ReferenceEquals(Fourth, other.Fourth);

        public override int GetHashCode() => HashCode.Combine(
            Seed,
            Stage,
            RuntimeHelpers.GetHashCode(First),
            RuntimeHelpers.GetHashCode(Second),
            RuntimeHelpers.GetHashCode(Third),
            RuntimeHelpers.GetHashCode(Fourth));
    }
}
