namespace CgAT.Experiments.Specs;

/// <summary>Center-guided adversarial training.</summary>
[UnionCase("cgat")]
public sealed record CgatDefenseSpec : TrainedDefenseSpec
{
    /// <summary>The budget of the attack inside training.</summary>
    [Setting("The budget of the attack inside training.", Min = 0, AboveMin = true, Max = 1, Fraction = true, Pixels = true)]
    public required double Epsilon { get; init; }

    /// <summary>The change of one step of that attack.</summary>
    [Setting("The change of one step of that attack.", Min = 0, AboveMin = true, Max = 1, Fraction = true, Pixels = true)]
    public required double Step { get; init; }

    /// <summary>The steps of that attack.</summary>
    [Setting("The steps of that attack.", Min = 1, Max = 1000)]
    public required int Iterations { get; init; }

    /// <summary>The weight of the center-code term.</summary>
    [Setting("The weight of the center-code term; 1 in the official code.", Min = 0)]
    public required double Lambda { get; init; }

    /// <summary>The weight of the quantization of attacked codes.</summary>
    [Setting("The weight of the quantization of attacked codes; 0 in the official code.", Min = 0)]
    public required double Mu { get; init; }

    /// <summary>"binary" is the paper's bank of codes, "official" the one of the official code.</summary>
    [Setting("'binary' is the paper's bank of codes, 'official' the official code's.", Choices = "binary official")]
    public required string Bank { get; init; }
}
