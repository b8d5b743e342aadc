using System.Text;

namespace CgAT.Core.Weights.Formats;

/// <summary>
/// The gate of what <c>torch.save(state_dict, ...)</c> writes: a zip archive of data.pkl, a pickle that names the
/// tensors, and data/KEY, the bytes of each storage.
/// </summary>
internal static class TorchArchive
{
    private const string Pickle = "data.pkl";
    private const int MostTensors = 4096;
    private const int FreeBudget = 64 << 10;

    /// <summary>The tensors, in the order of the state dict.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0603, CGAT0604 or CGAT0605.</exception>
    public static IReadOnlyList<StoredTensor> Check(Stream archive)
    {
        var members = ZipDirectory.Read(archive);
        var pickle = PickleOf(members);
        RequirePlain(members);
        RequireLittleEndian(archive, members);
        var storages = Storages(members);
        var reader = new PickleReader(
            Content(archive, pickle), new PickleCalls(storages), (2 * archive.Length) + FreeBudget);
        if (reader.Read() is not PickleValue.Dict state)
        {
            throw NoStateDict("something else than a dict");
        }

        return Tensors(state, storages.Values.Sum());
    }

    private static List<StoredTensor> Tensors(PickleValue.Dict state, long stored)
    {
        if (state.Items.FirstOrDefault(item => item.Value is not PickleValue.Tensor).Key is { } other)
        {
            throw NoStateDict($"'{other}', which is no tensor");
        }

        // The official ResNet's checkpoints name every tensor twice; more would be a way to fill the memory.
        var all = state.Items.Values.Cast<PickleValue.Tensor>().Sum(tensor => tensor.Bytes);
        if (all > 2 * stored || state.Items.Count > MostTensors)
        {
            throw WeightFault.Damaged(
                $"the file names {state.Items.Count} tensors of {all} bytes, but holds {stored} bytes of them");
        }

        return
        [
            .. state.Items.Select(item => (item.Key, Tensor: (PickleValue.Tensor)item.Value))
                .Select(item => new StoredTensor
                {
                    Name = item.Key,
                    NumberType = item.Tensor.Type.Name,
                    Shape = item.Tensor.Shape,
                }),
        ];
    }

    // The library takes the first member whose path ends so; there must be no second.
    private static ZipMember PickleOf(IReadOnlyList<ZipMember> members)
    {
        var found = members.Where(member => member.Name.EndsWith(Pickle, StringComparison.Ordinal)).ToList();
        if (members.Any(member => member.Name.EndsWith("/constants.pkl", StringComparison.Ordinal)))
        {
            throw WeightFault.Format(
                "this is a TorchScript archive, which holds a program and not weights alone",
                "save the weights with torch.save(model.state_dict(), FILE)");
        }

        return found switch
        {
            [var pickle] => pickle,
            [] => throw WeightFault.Format(
                "this is a zip archive, but none that PyTorch wrote: it has no data.pkl",
                "save the weights with torch.save(model.state_dict(), FILE)"),
            _ => throw WeightFault.Damaged("the archive has more than one data.pkl"),
        };
    }

    // The library would inflate them, to whatever length.
    private static void RequirePlain(IReadOnlyList<ZipMember> members)
    {
        if (members.FirstOrDefault(member => !member.IsPlain) is { } packed)
        {
            throw WeightFault.Format(
                $"'{packed.Name}' in the archive is compressed or encrypted, as torch.save never does",
                "save it again with torch.save(torch.load(FILE), FILE)");
        }
    }

    private static Dictionary<string, long> Storages(IReadOnlyList<ZipMember> members)
    {
        var storages = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var slash = member.Name.LastIndexOf('/');
            if (slash >= 0
                && member.Name.AsSpan(0, slash).EndsWith("data")
                && !storages.TryAdd(member.Name[(slash + 1)..], member.Length))
            {
                throw WeightFault.Damaged($"the archive has the storage '{member.Name[(slash + 1)..]}' twice");
            }
        }

        return storages;
    }

    private static void RequireLittleEndian(Stream archive, IReadOnlyList<ZipMember> members)
    {
        var order = members.FirstOrDefault(member => member.Name.EndsWith("/byteorder", StringComparison.Ordinal));
        if (order is not null && (order.Length > 16 || Encoding.ASCII.GetString(Content(archive, order)) != "little"))
        {
            throw WeightFault.Format(
                "the numbers of the file are written with their highest byte first",
                "save it again on a little-endian machine, such as any PC");
        }
    }

    private static byte[] Content(Stream archive, ZipMember member)
    {
        var content = new byte[member.Length];
        archive.Position = member.Start;
        archive.ReadExactly(content);
        return content;
    }

    private static Errors.UserErrorException NoStateDict(string found) => WeightFault.Format(
        $"the file holds {found}, so it is no state dict",
        "save the weights alone with torch.save(model.state_dict(), FILE)");
}
