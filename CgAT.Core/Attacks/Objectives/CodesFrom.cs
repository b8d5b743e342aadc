namespace CgAT.Core.Attacks.Objectives;

/// <summary>Whose codes an attack knows.</summary>
public enum CodesFrom
{
    /// <summary>Those of the database.</summary>
    Database,

    /// <summary>Those of the training set.</summary>
    Train,
}
