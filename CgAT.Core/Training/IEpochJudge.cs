namespace CgAT.Core.Training;

/// <summary>Looks at a network after each epoch of a phase and says which of its weights count.</summary>
public interface IEpochJudge
{
    /// <summary>The network whose weights are kept.</summary>
    TorchSharp.torch.nn.Module Network { get; }

    /// <summary>Judges the weights as they are; they are left alone.</summary>
    /// <param name="epoch">The epoch that ended, from 0.</param>
    EpochJudgement Judge(int epoch);
}
