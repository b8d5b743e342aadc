namespace CgAT.Core.Attacks.Targets;

/// <summary>
/// Which label vectors of the database can be the target of a query (method section 5, 'Target-label selection'). Of
/// those that can, each is equally likely, however many items have it.
/// </summary>
public enum TargetRule
{
    /// <summary>Those with a label and with none of the query's. SAAT's, and the one to use.</summary>
    Disjoint,

    /// <summary>
    /// All, whatever the query: it may share labels with its target, or have that very vector. ProS-GAN and THA.
    /// </summary>
    Any,

    /// <summary>Those that more than n items have. DHTA as in ProS-GAN's code, with n = 9.</summary>
    Frequent,

    /// <summary>Those that more than n items have and that share no label with the query. DHTA as in THA's
    /// code.</summary>
    FrequentDisjoint,

    /// <summary>Those that more than n items have and that are not the query's own. DHTA's original code.</summary>
    FrequentDifferent,
}
