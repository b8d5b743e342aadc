namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A file of weights isn't there, or can't be opened.</summary>
    public const string WeightsMissing = "CGAT0601";

    /// <summary>A file of weights isn't the one whose digest the spec states.</summary>
    public const string WeightsDigestDiffers = "CGAT0602";

    /// <summary>A file is of no format that weights are read from.</summary>
    public const string WeightsFormatUnknown = "CGAT0603";

    /// <summary>The pickle of a file names something that is neither tensor nor storage nor ordered dict.</summary>
    public const string WeightsPickleUnsafe = "CGAT0604";

    /// <summary>What a file says of its tensors doesn't fit the bytes that are there.</summary>
    public const string WeightsDamaged = "CGAT0605";

    /// <summary>The numbers of a tensor are of another type than the network's.</summary>
    public const string WeightsTypeUnfit = "CGAT0606";

    /// <summary>A file lacks tensors of the network, has others, or has them in other shapes.</summary>
    public const string WeightsUnfit = "CGAT0607";

    /// <summary>The images of a data set have a size that the backbone can't take.</summary>
    public const string ImageSizeUnfit = "CGAT0608";

    /// <summary>The library that reads weights gave up on a file that had passed all checks.</summary>
    public const string WeightsUnreadable = "CGAT0609";

    /// <summary>A spec names weights that its checkpoint would replace.</summary>
    public const string CheckpointReplacesWeights = "CGAT0610";

    /// <summary>There is no finished run of that name in the results folder.</summary>
    public const string RunMissing = "CGAT0611";
}
