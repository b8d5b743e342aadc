namespace CgAT.Core.Training;

/// <summary>How far a phase is, after a step.</summary>
/// <param name="Record">The step.</param>
/// <param name="StepsDone">Steps that are done.</param>
/// <param name="Steps">Steps that the phase has.</param>
/// <param name="Epochs">Epochs that the phase has.</param>
/// <param name="Images">Images of this step.</param>
public sealed record TrainingProgress(TrainingRecord Record, int StepsDone, int Steps, int Epochs, int Images);
