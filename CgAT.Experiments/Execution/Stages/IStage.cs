using CgAT.Core.Data;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A pure function from the outputs of other stages to a folder of files.</summary>
public interface IStage
{
    /// <summary>What the result depends on.</summary>
    StageIdentity Identity { get; }

    /// <summary>The stage in words, such as "attack center 16/255".</summary>
    string Title { get; }

    /// <summary>
    /// About how much it computes on a data set, in the unit of <see cref="StageWork"/>; to tell the time left.
    /// </summary>
    double Work(RetrievalDataset dataset);

    /// <summary>Computes the result.</summary>
    /// <param name="context">Data, device, and the folders of the stages that this one reads.</param>
    /// <param name="folder">An empty folder to write to; it gets its name in the store when this returns.</param>
    void Execute(StageContext context, string folder);
}
