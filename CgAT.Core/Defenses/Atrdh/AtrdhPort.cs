namespace CgAT.Core.Defenses.Atrdh;

/// <summary>Whose code of ATRDH is followed where the two differ, beside the weight of the adversarial term.</summary>
public enum AtrdhPort
{
    /// <summary>
    /// Its authors': the hashing loss, too, compares a batch with codes that are zero until an image was seen.
    /// </summary>
    Tha,

    /// <summary>
    /// SAAT's: a softplus around PrototypeNet's loss, and a hashing loss that starts with the codes of the trained
    /// model.
    /// </summary>
    Saat,
}
