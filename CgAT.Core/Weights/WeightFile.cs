using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Weights.Formats;
using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Weights;

/// <summary>
/// Reads weights from files that strangers made: safetensors, and what <c>torch.save</c> writes.
/// </summary>
/// <remarks>
/// TorchSharp.PyBridge reads the tensors, but it trusts files: a pickle is run, and a shape is allocated before it is
/// compared with anything. So a gate comes first. It finds out what kind of file it is, reads the header or the pickle
/// by itself without making anything of it, lets no names pass but those of tensors, storages and ordered dicts, and
/// holds every shape, stride and offset against the bytes that are there. It takes no more memory than four times the
/// size of the file, but for a fixed megabyte, and neither does the reading of what it lets pass.
/// </remarks>
public static class WeightFile
{
    /// <summary>What is in a file; no tensor is read.</summary>
    /// <exception cref="UserErrorException">
    /// CGAT0601: the file isn't there; CGAT0603: it is of no format that is read; CGAT0604: its pickle names something
    /// else than tensors; CGAT0605: it is damaged.
    /// </exception>
    public static WeightFileContents Inspect(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Opened(file, stream => Contents(stream, file, Digest(stream)));
    }

    /// <summary>The tensors of a file, on the CPU; they belong to the caller's dispose scope.</summary>
    /// <param name="file">The file.</param>
    /// <param name="digest">"sha256:" and the SHA-256 that the file must have; null for any.</param>
    /// <param name="accept">
    /// Is shown what is in the file before any tensor is read, and throws if it is no use; null to take anything.
    /// </param>
    /// <exception cref="UserErrorException">
    /// Those of <see cref="Inspect"/>; CGAT0602: the file has another digest; CGAT0609: the library can't read it.
    /// </exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Read(
        string file, string? digest = null, Action<WeightFileContents>? accept = null) => Opened(file, stream =>
    {
        var found = Digest(stream);
        if (digest is not null && found != digest)
        {
            throw WeightFault.Of(
                ErrorCodes.WeightsDigestDiffers,
                $"the weights have the digest {found}, not {digest}",
                $"restore the file that the spec was written for, or write digest = \"{found}\" to go on with this one");
        }

        var contents = Contents(stream, file, found);
        accept?.Invoke(contents);
        return Tensors(stream, contents);
    });

    private static T Opened<T>(string file, Func<FileStream, T> read)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            return read(stream);
        }
        catch (UserErrorException fault)
        {
            throw WeightFault.In(file, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UserErrorException(
                new Diagnostic
                {
                    Code = ErrorCodes.WeightsMissing,
                    File = file,
                    Message = Directory.Exists(file) ? "this is a folder, not a file of weights"
                        : File.Exists(file) ? $"the file can't be read: {e.Message.TrimEnd('.')}"
                        : $"there is no file of weights '{file}'",
                    Remedy = "name a .safetensors or .pth file; in a spec it is relative to the folder of the spec",
                },
                e);
        }
    }

    private static string Digest(FileStream stream)
    {
        stream.Position = 0;
        return ContentDigest.Of(stream);
    }

    private static WeightFileContents Contents(FileStream stream, string file, string digest)
    {
        var kind = WeightFormats.KindOf(stream);
        return new WeightFileContents
        {
            File = file,
            Kind = kind,
            Length = stream.Length,
            Digest = digest,
            Tensors = kind == WeightFileKind.Safetensors ? SafetensorsFile.Check(stream) : TorchArchive.Check(stream),
        };
    }

    private static Dictionary<string, torch.Tensor> Tensors(FileStream stream, WeightFileContents contents)
    {
        using var scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> tensors;
        try
        {
            stream.Position = 0;
            tensors = contents.Kind == WeightFileKind.Safetensors
                ? Safetensors.LoadStateDict(stream, leaveOpen: true)
                : PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true).Cast<System.Collections.DictionaryEntry>()
                    .ToDictionary(entry => (string)entry.Key, entry => (torch.Tensor)entry.Value!);
        }
#pragma warning disable CA1031 // The library has a dozen kinds of exception, and a file must not be able to make a bug of one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw Unreadable(e.Message, e);
        }

        foreach (var stored in contents.Tensors)
        {
            if (!tensors.TryGetValue(stored.Name, out var tensor) || !tensor.shape.SequenceEqual(stored.Shape)
                || !$"{tensor.dtype}".Equals(Scalar(stored.NumberType), StringComparison.OrdinalIgnoreCase))
            {
                throw Unreadable($"{stored.Name} came out otherwise than the file says", null);
            }
        }

        foreach (var tensor in tensors.Values)
        {
            tensor.MoveToOuterDisposeScope();
        }

        return tensors;
    }

    // TorchSharp's names are PyTorch's but for this one.
    private static string Scalar(string numberType) => numberType == "uint8" ? "byte" : numberType;

    private static UserErrorException Unreadable(string cause, Exception? inner) => WeightFault.Of(
        ErrorCodes.WeightsUnreadable,
        $"the library that reads weights can't read this file: {cause.Trim().TrimEnd('.')}",
        "save it again with torch.save(model.state_dict(), FILE) or as safetensors",
        inner);
}
