using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// Which images ProS-GAN takes: square ones whose side is a multiple of 32, since the discriminator halves them five
/// times.
/// </summary>
public static class ProsGanSides
{
    /// <summary>What sides are multiples of.</summary>
    public const int Multiple = 32;

    /// <summary>Fails unless images of a size fit.</summary>
    /// <exception cref="UserErrorException">CGAT0722: they don't.</exception>
    public static void Require(int height, int width)
    {
        if (height != width || height < Multiple || height % Multiple != 0)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.ProsGanImageSize,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"ProS-GAN takes square images whose side is a multiple of {Multiple}, not {height} x {width}"),
                Remedy = "resize the images, to 224 x 224 as the official code does or to 32 x 32, or choose another "
                    + "attack",
            });
        }
    }
}
