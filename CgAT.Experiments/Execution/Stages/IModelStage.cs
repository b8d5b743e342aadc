using CgAT.Core.Models;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A stage whose result is a trained model.</summary>
public interface IModelStage : IStage
{
    /// <summary>Reads the model from the store; the caller disposes of it.</summary>
    HashingModel LoadModel(StageContext context);
}
