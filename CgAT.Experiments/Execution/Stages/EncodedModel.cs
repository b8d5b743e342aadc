namespace CgAT.Experiments.Execution.Stages;

/// <summary>A model with the codes that it gives.</summary>
/// <param name="Model">The model.</param>
/// <param name="Encoding">The codes of queries, database and training items under it.</param>
public sealed record EncodedModel(IModelStage Model, EncodingStage Encoding);
