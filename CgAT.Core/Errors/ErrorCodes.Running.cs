namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The device that a spec asks for is not there.</summary>
    public const string DeviceMissing = "CGAT0401";

    /// <summary>An argument of the command line that means nothing.</summary>
    public const string BadArgument = "CGAT0403";

    /// <summary>A loss stopped being a number during training.</summary>
    public const string LossNotFinite = "CGAT0402";

    /// <summary>The worker process of a run ended without a word: it was killed, or libtorch aborted it.</summary>
    public const string WorkerCrashed = "CGAT0404";

    /// <summary>A run needs more memory than there is.</summary>
    public const string OutOfMemory = "CGAT0405";

    /// <summary>The worker process of a run can't be started.</summary>
    public const string WorkerNotStarted = "CGAT0406";

    /// <summary>The code of a script failed, or what it returned can't be used.</summary>
    public const string ExtensionFailed = "CGAT0407";

    /// <summary>Event files for TensorBoard can't be written.</summary>
    public const string EventsNotWritten = "CGAT0408";

    /// <summary>The package that libtorch is in is not beside that of this program.</summary>
    public const string LibtorchMissing = "CGAT0409";

    /// <summary>A warning: bfloat16 on a processor that has no instructions for it.</summary>
    public const string PrecisionSlow = "CGAT0410";

    /// <summary>A warning: Winograd's convolutions are asked for, and nothing is computed so.</summary>
    public const string WinogradVoid = "CGAT0411";
}
