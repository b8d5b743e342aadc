using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A metric of one set of queries, under its name in the table 'metrics'.</summary>
/// <param name="Metric">Its name, such as "map_at_k".</param>
/// <param name="K">The cut of the ranking; null where it has none.</param>
/// <param name="Level">The Hamming radius or the level of recall; null where it has none.</param>
/// <param name="Mean">The mean over queries.</param>
public sealed record EvaluatedMetric(string Metric, int? K, double? Level, MeanMetric Mean);
