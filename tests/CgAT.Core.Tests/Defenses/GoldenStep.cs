namespace CgAT.Core.Tests.Defenses;

/// <summary>What a step of a golden trajectory came to.</summary>
internal sealed record GoldenStep(double Loss, double Hashing, double Adversarial, double LearningRate);
