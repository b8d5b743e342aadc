namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// A stage that attacks all queries of a model: it writes the attacked queries' codes and how each attack went, as
/// <see cref="StageFiles.Queries"/> and <see cref="StageFiles.Attack"/>.
/// </summary>
public interface IAttackStage : IStage;
