using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>Expands a spec into runs and their stages. Computes nothing.</summary>
public static class Planner
{
    /// <summary>The plan of a valid spec under a numerics contract.</summary>
    public static ExperimentPlan Plan(ExperimentSpec spec, NumericsContract contract)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(contract);
        return new ExperimentPlan
        {
            Spec = spec,
            SpecId = SpecIdentity.Of(spec),
            Contract = contract,
            Runs = [.. spec.Seeds.SelectMany(seed => spec.Defenses.Select(defense => Run(spec, contract, seed, defense)))],
        };
    }

    private static RunPlan Run(ExperimentSpec spec, NumericsContract contract, long seed, DefenseSpec defense)
    {
        var warmUp = new WarmUpStage(spec, seed, contract);
        var hashing = new HashingStage(spec, seed, warmUp);
        IModelStage model = defense is TrainedDefenseSpec trained
            ? new DefenseStage(spec, trained, seed, hashing)
            : hashing;
        var encoding = new EncodingStage(spec, model);
        var attacks = spec.Attacks.Select(attack => new AttackStage(spec, attack, seed, model, encoding)).ToList();
        var evaluation = new EvaluationStage(spec, seed, encoding, attacks);
        return new RunPlan
        {
            RunId = evaluation.Identity.Key[..16],
            Seed = seed,
            Defense = defense,
            Stages = model == hashing
                ? [warmUp, hashing, encoding, .. attacks, evaluation]
                : [warmUp, hashing, model, encoding, .. attacks, evaluation],
        };
    }
}
