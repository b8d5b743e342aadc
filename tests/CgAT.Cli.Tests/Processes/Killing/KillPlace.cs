namespace CgAT.Cli.Tests.Processes.Killing;

/// <summary>Where a sweep can be killed: what it last said that it does.</summary>
internal enum KillPlace
{
    /// <summary>A step of warm-up, hashing or defence is done.</summary>
    Training,

    /// <summary>A batch of queries is attacked.</summary>
    Attack,

    /// <summary>A checkpoint is about to be written.</summary>
    Checkpoint,

    /// <summary>The result of a stage is about to get its place in the store.</summary>
    Stage,

    /// <summary>The tables of a run are about to be written.</summary>
    Tables,
}
