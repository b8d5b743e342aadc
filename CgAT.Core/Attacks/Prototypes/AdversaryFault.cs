using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>What can go wrong with the networks that an attack trains for itself.</summary>
internal static class AdversaryFault
{
    public static UserErrorException NotFinite(string network, int step, int epoch) => new(new Diagnostic
    {
        Code = ErrorCodes.AttackLossNotFinite,
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"the loss of {network} is not a number at step {step} (epoch {epoch})"),
        Remedy = $"lower the learning rate of {network}; nothing of this stage was kept",
    });
}
