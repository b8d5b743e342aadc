using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using TorchSharp;

namespace CgAT.Experiments.Extensions;

/// <summary>
/// Calls into the code of a script: what goes wrong in there is the script's, and ends its own runs alone.
/// </summary>
internal sealed class ExtensionCalls(string name, string file)
{
    /// <summary>Calls a function that returns something.</summary>
    /// <exception cref="UserErrorException">CGAT0407: it failed or returned null.</exception>
    public T Of<T>(string what, Func<T?> call)
        where T : class => Try(call) ?? throw Failed($"{what} is null");

    /// <summary>Calls a function that may return nothing.</summary>
    /// <exception cref="UserErrorException">CGAT0407: it failed.</exception>
    public T Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception fault) when (fault is not (UserErrorException or OperationCanceledException)
            && !MemoryErrors.IsOutOfMemory(fault))
        {
            throw Failed($"{fault.GetType()}: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}", fault);
        }
    }

    /// <summary>Calls a function that makes a tensor with an entry an image.</summary>
    /// <exception cref="UserErrorException">CGAT0407: it failed, or what it made has another shape.</exception>
    public torch.Tensor PerImage(string what, torch.Tensor codes, Func<torch.Tensor?> call)
    {
        var made = Of(what, call);
        return Try(() => made.shape) is [var images] && images == codes.shape[0]
            ? made
            : throw Failed($"{what} has the shape {Shape(made)}, not [{codes.shape[0]}], for codes {Shape(codes)}");
    }

    /// <summary>Sees to it that a term is a scalar.</summary>
    /// <exception cref="UserErrorException">CGAT0407: it is none.</exception>
    public void RequireScalar(string what, torch.Tensor? term)
    {
        var found = Of(what, () => term);
        if (Try(found.numel) != 1)
        {
            throw Failed($"{what} has the shape {Shape(found)}, and is no scalar");
        }
    }

    /// <summary>Sees to it that one of some tensors has a gradient, where what they are made of has one.</summary>
    /// <exception cref="UserErrorException">CGAT0407: none has one.</exception>
    public void RequireGradient(string what, torch.Tensor codes, params torch.Tensor[] made)
    {
        if (torch.is_grad_enabled() && codes.requires_grad && !made.Any(each => each.requires_grad))
        {
            throw Failed($"{what} does not depend on the codes that it is given");
        }
    }

    /// <summary>The error that the code is not right.</summary>
    public UserErrorException Failed(string why, Exception? cause = null) => new(Diagnose(name, file, why), cause);

    /// <summary>What is wrong with an extension.</summary>
    public static Diagnostic Diagnose(string name, string file, string why) => new()
    {
        Code = ErrorCodes.ExtensionFailed,
        File = file,
        Message = $"the code of '{name}' failed: {why}",
        Remedy = "mend it there; finished stages are kept, and other runs go on",
    };

    private static string Shape(torch.Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
