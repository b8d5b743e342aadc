namespace CgAT.Core.Checkpoints;

/// <summary>What an entry of a state holds; each is a name, one of these and the content.</summary>
internal enum StateEntry : byte
{
    /// <summary>Element type, dimensions and values of a tensor, row by row.</summary>
    Tensor = 1,

    /// <summary>Nothing, in the place of a tensor.</summary>
    NoTensor = 2,

    /// <summary>JSON in UTF-8, with its length.</summary>
    Value = 3,
}
