namespace CgAT.Experiments.Execution.Events;

/// <summary>
/// The work of an experiment, in some unit that is roughly proportional to time. Stages that were finished before are
/// in neither number.
/// </summary>
/// <param name="Done">What was computed so far.</param>
/// <param name="Left">What is still to be computed.</param>
public sealed record ExperimentWork(double Done, double Left);
