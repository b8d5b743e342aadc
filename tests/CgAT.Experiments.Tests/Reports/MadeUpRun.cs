namespace CgAT.Experiments.Tests.Reports;

/// <summary>What is told of a run that was never made.</summary>
internal sealed record MadeUpRun(
    string Experiment, string Defense, int Seed, double Clean, double Robust, double? Lambda = null, int Bits = 32);
