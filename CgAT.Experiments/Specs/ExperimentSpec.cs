namespace CgAT.Experiments.Specs;

/// <summary>An experiment: everything that a paper would have to state to repeat it.</summary>
public sealed record ExperimentSpec
{
    /// <summary>The version of the spec language; this one is 1.</summary>
    [Setting("The version of the spec language.", Min = 1, Max = 1)]
    public required int Format { get; init; }

    /// <summary>The experiment's name.</summary>
    [Setting(
        "The experiment's name.",
        Pattern = "[a-z0-9]+(-[a-z0-9]+)*",
        PatternMeaning = "lower-case letters, digits and single '-' between them",
        Cosmetic = true)]
    public required string Name { get; init; }

    /// <summary>What the experiment shows.</summary>
    [Setting("What the experiment shows.", Optional = true, Cosmetic = true)]
    public string? Description { get; init; }

    /// <summary>One run for each seed.</summary>
    [Setting("One run for each seed.", Min = 0, Distinct = true)]
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>The images and their split.</summary>
    [Setting("The images and their split.")]
    public required DatasetSpec Dataset { get; init; }

    /// <summary>The network below the hash layer.</summary>
    [Setting("The network below the hash layer.")]
    public required BackboneSpec Backbone { get; init; }

    /// <summary>The hashing method and its training.</summary>
    [Setting("The hashing method and its training.")]
    public required HashingSpec Hashing { get; init; }

    /// <summary>One run for each defence.</summary>
    [Setting("One run for each defence.", Key = "defense", Distinct = true)]
    public required IReadOnlyList<DefenseSpec> Defenses { get; init; }

    /// <summary>The attacks on every run.</summary>
    [Setting("The attacks on every run.", Key = "attack", Distinct = true)]
    public required IReadOnlyList<AttackSpec> Attacks { get; init; }

    /// <summary>What is measured.</summary>
    [Setting("What is measured.")]
    public required EvaluationSpec Evaluation { get; init; }

    /// <summary>What fixes the bits of the results.</summary>
    [Setting("What fixes the bits of the results.")]
    public required NumericsSpec Numerics { get; init; }
}
