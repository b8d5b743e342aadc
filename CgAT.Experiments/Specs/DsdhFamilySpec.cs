using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>What DSDH and DSDH-C have in common.</summary>
public abstract record DsdhFamilySpec : HashingSpec
{
    /// <summary>Weight of the linear classification of codes.</summary>
    [Setting("Weight of the linear classification of codes", Min = 0, AboveMin = true)]
    public required double Mu { get; init; }

    /// <summary>Weight of the penalty on the classifier.</summary>
    [Setting("Weight of the penalty on the classifier", Min = 0, AboveMin = true)]
    public required double Nu { get; init; }

    /// <summary>How much binary codes keep to relaxed ones.</summary>
    [Setting("How much binary codes keep to relaxed ones", Min = 0)]
    public required double Eta { get; init; }

    /// <summary>Rounds of the update at the start of an epoch.</summary>
    [Setting("Rounds of the update at the start of an epoch", Min = 1, Max = 1000)]
    public required int Rounds { get; init; }
}
