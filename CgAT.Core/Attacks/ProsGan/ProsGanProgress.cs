namespace CgAT.Core.Attacks.ProsGan;

/// <summary>How far ProS-GAN's training is, after a step.</summary>
/// <param name="Record">The step.</param>
/// <param name="StepsDone">Steps that are done.</param>
/// <param name="Steps">Steps that there are.</param>
/// <param name="Epochs">Epochs that there are.</param>
/// <param name="Images">Images since the last report.</param>
public sealed record ProsGanProgress(ProsGanRecord Record, int StepsDone, int Steps, int Epochs, int Images);
