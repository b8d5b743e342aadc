namespace CgAT.Core.Weights.Formats;

/// <summary>
/// Understands what a pickle of PyTorch calls: dicts that keep their order, storages, and tensors made of them, each
/// held against the bytes of the archive.
/// </summary>
/// <param name="storages">The lengths of all storages of the archive, in bytes, by their keys.</param>
internal sealed class PickleCalls(IReadOnlyDictionary<string, long> storages)
{
    /// <summary>What a call gives.</summary>
    public static PickleValue Call(PickleValue.Global called, PickleValue[] arguments) => called.Name switch
    {
        PickleGlobals.OrderedDict when IsEmpty(arguments) => new PickleValue.Dict([]),
        PickleGlobals.RebuildTensor => Tensor(arguments),
        _ => throw WeightFault.Damaged($"the pickle calls '{called.Name}' as no state dict does"),
    };

    /// <summary>
    /// The storage that a persistent id stands for: ("storage", its type, its key, its device, how many numbers).
    /// </summary>
    public PickleValue.Storage Storage(PickleValue[] id)
    {
        if (id is not
            [
                PickleValue.Text { Content: "storage" },
                PickleValue.Global type,
                PickleValue.Text key,
                PickleValue.Text,
                PickleValue.Whole count,
            ]
            || PickleGlobals.StorageType(type.Name) is not { } number)
        {
            throw WeightFault.Damaged("the pickle refers to something that is no storage");
        }

        if (!storages.TryGetValue(key.Content, out var length))
        {
            throw WeightFault.Damaged($"the archive has no storage '{key.Content}'");
        }

        // Above any file, so that the product doesn't overflow.
        return count.Number is >= 0 and < 1L << 48 && count.Number * number.Size == length
            ? new PickleValue.Storage(number, count.Number)
            : throw WeightFault.Damaged(
                $"storage '{key.Content}' has {length} bytes, not {count.Number} numbers of {number.Name}");
    }

    /// <summary>
    /// A dict gets attributes, such as the versions of a state dict's layers; none of them may be a tensor.
    /// </summary>
    public static void Build(PickleValue.Dict dict, PickleValue.Dict state)
    {
        if (ReferenceEquals(dict, state) || state.Items.Values.Any(value => value is PickleValue.Tensor))
        {
            throw WeightFault.Damaged("the pickle builds a dict as no state dict is built");
        }
    }

    // collections.OrderedDict() or collections.OrderedDict(()).
    private static bool IsEmpty(PickleValue[] arguments) =>
        arguments is [] or [PickleValue.Tuple { Items: [] }];

    // (storage, offset, shape, stride, requires_grad, hooks), and metadata since PyTorch 2.
    private static PickleValue.Tensor Tensor(PickleValue[] arguments)
    {
        if (arguments is not
            [
                PickleValue.Storage storage,
                PickleValue.Whole offset,
                PickleValue.Tuple shape,
                PickleValue.Tuple stride,
                PickleValue.Other,
                PickleValue.Dict { Items.Count: 0 },
                ..,
            ]
            || arguments.Length > 7
            || shape.Items.Length != stride.Items.Length)
        {
            throw WeightFault.Damaged("the pickle makes a tensor as no state dict does");
        }

        var (sides, steps) = (Numbers(shape), Numbers(stride));
        var bytes = TensorSize.Of("a tensor", sides, storage.Type);
        if (offset.Number < 0 || bytes > (storage.Count * storage.Type.Size))
        {
            throw WeightFault.Damaged(
                $"a tensor of the shape [{string.Join(", ", sides)}] does not fit its storage of {storage.Count} numbers");
        }

        if (offset.Number > 0 || !IsContiguous(sides, steps))
        {
            throw WeightFault.Format(
                "a tensor is a view of another one, or not contiguous",
                "save copies: torch.save({k: v.contiguous().clone() for k, v in model.state_dict().items()}, FILE)");
        }

        return new PickleValue.Tensor(storage.Type, sides, bytes);
    }

    private static long[] Numbers(PickleValue.Tuple tuple) =>
    [
        .. tuple.Items.Select(item => item is PickleValue.Whole { Number: >= 0 and <= int.MaxValue } whole
            ? whole.Number
            : throw WeightFault.Damaged("a side or a stride of a tensor is no whole number from 0 to 2^31 - 1")),
    ];

    // Row after row; where a side is 1, its stride means nothing, and so do all of an empty tensor.
    private static bool IsContiguous(long[] shape, long[] stride)
    {
        var step = 1L;
        for (var side = shape.Length - 1; side >= 0; side--)
        {
            if (shape[side] > 1 && stride[side] != step)
            {
                return shape.Contains(0);
            }

            step *= shape[side];
        }

        return true;
    }
}
