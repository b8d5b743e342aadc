namespace CgAT.Core.Attacks.ProsGan;

/// <summary>What the training of ProS-GAN came to.</summary>
/// <param name="Model">The generator; belongs to the caller. The discriminator has done its work and is gone.</param>
/// <param name="Records">One record a step, those of before a checkpoint too.</param>
public sealed record TrainedProsGan(ProsGanModel Model, IReadOnlyList<ProsGanRecord> Records);
