using CgAT.Core.Training;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>What the training of PrototypeNet came to.</summary>
/// <param name="Prototypes">The network; belongs to the caller.</param>
/// <param name="Records">One record a step, those of before a checkpoint too.</param>
public sealed record TrainedPrototypes(PrototypeModel Prototypes, IReadOnlyList<TrainingRecord> Records);
