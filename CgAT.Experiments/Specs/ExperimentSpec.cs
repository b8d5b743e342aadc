using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>An experiment: what is trained, defended, attacked and measured, once for every seed.</summary>
public sealed record ExperimentSpec
{
    /// <summary>Version of the spec language; this program reads 1.</summary>
    [Setting("Version of the spec language; this program reads 1", Min = 1, Max = 1)]
    public required int Format { get; init; }

    /// <summary>Name of the experiment.</summary>
    [Setting("Name of the experiment", Form = TextForm.Name), Cosmetic]
    public required string Name { get; init; }

    /// <summary>What the experiment is for.</summary>
    [Setting("What the experiment is for", Optional = true), Cosmetic]
    public string? Description { get; init; }

    /// <summary>Seeds of all randomness, one run each.</summary>
    [Setting("Seeds of all randomness, one run each", Min = 0, MinItems = 1, Distinct = true)]
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>The images, their labels and how they are split.</summary>
    [Setting("The images, their labels and how they are split")]
    public required DatasetSpec Dataset { get; init; }

    /// <summary>The network below the hash layer and how it is warmed up.</summary>
    [Setting("The network below the hash layer and how it is warmed up")]
    public required BackboneSpec Backbone { get; init; }

    /// <summary>How the hash codes are learned.</summary>
    [Setting("How the hash codes are learned")]
    public required HashingSpec Hashing { get; init; }

    /// <summary>The defences, one trained model each.</summary>
    [Setting("The defences, one trained model each", Key = "defense", MinItems = 1, Distinct = true)]
    public required IReadOnlyList<DefenseSpec> Defenses { get; init; }

    /// <summary>Defences whose models only make images for attacks on others.</summary>
    [Setting(
        "Defences whose models only make images for attacks on others",
        Key = "surrogate", Optional = true, MinItems = 1, Distinct = true)]
    public IReadOnlyList<DefenseSpec>? Surrogates { get; init; }

    /// <summary>The attacks that every model faces.</summary>
    [Setting("The attacks that every model faces", Key = "attack", MinItems = 1, Distinct = true)]
    public required IReadOnlyList<AttackSpec> Attacks { get; init; }

    /// <summary>
    /// The defence or surrogate on whose model the images of an attack are made; null for the attacked model, or where
    /// the label that the attack gives is none.
    /// </summary>
    public DefenseSpec? CraftedOn(AttackSpec attack)
    {
        ArgumentNullException.ThrowIfNull(attack);
        return attack.CraftedOn is null
            ? null
            : Defenses.Concat(Surrogates ?? []).FirstOrDefault(defense => defense.Label == attack.CraftedOn);
    }

    /// <summary>How retrieval is measured.</summary>
    [Setting("How retrieval is measured")]
    public required EvaluationSpec Evaluation { get; init; }

    /// <summary>A search for masked gradients in every model.</summary>
    [Setting("A search for masked gradients in every model", Optional = true)]
    public ChecksSpec? Checks { get; init; }

    /// <summary>
    /// Where and with how many threads the numbers are computed: no part of the science, so not of the spec's id. A
    /// run's id has it through the numerics contract, which says what "auto" came to.
    /// </summary>
    [Setting("Where and with how many threads the numbers are computed"), Cosmetic]
    public required NumericsSpec Numerics { get; init; }
}
