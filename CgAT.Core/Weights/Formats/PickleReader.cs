namespace CgAT.Core.Weights.Formats;

/// <summary>
/// Follows a pickle (the stack machine of Python's <c>pickle</c>, protocols 2 to 4) without making any object of it but
/// texts, numbers, tuples and dicts: names are looked up in a list (<see cref="PickleGlobals"/>) and calls are
/// understood (<see cref="PickleCalls"/>), not made.
/// </summary>
/// <remarks>
/// What it builds is counted, and more than twice the length of the file and 64 KiB is refused: a state dict never
/// comes near that, and a hostile pickle can't fill the memory.
/// </remarks>
internal sealed class PickleReader(byte[] content, PickleCalls calls, long budget)
{
    // About what a value takes on the stack or in the memo, with the growth of either.
    private const int OfValue = 48;

    private readonly PickleBytes _bytes = new(content);
    private readonly List<PickleValue> _stack = [];
    private readonly Dictionary<int, PickleValue> _memo = [];
    private long _spent;

    /// <summary>What the pickle leaves.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0603, CGAT0604 or CGAT0605.</exception>
    public PickleValue Read()
    {
        while (true)
        {
            var opcode = _bytes.Byte();
            if (opcode == '.')
            {
                return _stack is [var result] ? result : throw Misplaced();
            }

            Step(opcode);
        }
    }

    private void Step(byte opcode)
    {
        switch (opcode)
        {
            case 0x80: // PROTO
                _bytes.Skip(1);
                break;
            case 0x95: // FRAME
                _bytes.Skip(8);
                break;
            case (byte)'(': // MARK
                Push(PickleValue.Mark.Here);
                break;
            case (byte)'c': // GLOBAL
                PushGlobal(_bytes.Line(), _bytes.Line());
                break;
            case 0x93: // STACK_GLOBAL
                var name = Pop<PickleValue.Text>().Content;
                PushGlobal(Pop<PickleValue.Text>().Content, name);
                break;
            case (byte)'R': // REDUCE
                var arguments = Pop<PickleValue.Tuple>();
                Push(PickleCalls.Call(Pop<PickleValue.Global>(), arguments.Items));
                break;
            case (byte)'Q': // BINPERSID
                Push(calls.Storage(Pop<PickleValue.Tuple>().Items));
                break;
            case (byte)'b': // BUILD
                var state = Pop<PickleValue.Dict>();
                PickleCalls.Build(Peek<PickleValue.Dict>(), state);
                break;
            default:
                if (!TryMemo(opcode) && !TryValue(opcode) && !TryCollection(opcode))
                {
                    throw WeightFault.Damaged($"the pickle has the opcode 0x{opcode:x2}, which no state dict has");
                }

                break;
        }
    }

    private bool TryMemo(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'q': // BINPUT
                Keep(_bytes.Byte());
                return true;
            case (byte)'r': // LONG_BINPUT
                Keep(_bytes.Int32());
                return true;
            case 0x94: // MEMOIZE
                Keep(_memo.Count);
                return true;
            case (byte)'h': // BINGET
                Push(Kept(_bytes.Byte()));
                return true;
            case (byte)'j': // LONG_BINGET
                Push(Kept(_bytes.Int32()));
                return true;
            default:
                return false;
        }
    }

    private bool TryValue(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'N' or 0x88 or 0x89: // NONE, NEWTRUE, NEWFALSE
                Push(PickleValue.Other.Any);
                return true;
            case (byte)'G': // BINFLOAT
                _bytes.Skip(8);
                Push(PickleValue.Other.Any);
                return true;
            case (byte)'K': // BININT1
                PushWhole(_bytes.Byte());
                return true;
            case (byte)'M': // BININT2
                PushWhole(_bytes.UInt16());
                return true;
            case (byte)'J': // BININT
                PushWhole(_bytes.Int32());
                return true;
            case 0x8a: // LONG1
                PushWhole(_bytes.Long());
                return true;
            case 0x8c: // SHORT_BINUNICODE
                PushText(_bytes.Text(_bytes.Byte()));
                return true;
            case (byte)'X': // BINUNICODE
                PushText(_bytes.Text((uint)_bytes.Int32()));
                return true;
            default:
                return false;
        }
    }

    private bool TryCollection(byte opcode)
    {
        switch (opcode)
        {
            case (byte)')': // EMPTY_TUPLE
                PushTuple([]);
                return true;
            case 0x85 or 0x86 or 0x87: // TUPLE1, TUPLE2, TUPLE3
                PushTuple(PopLast(opcode - 0x84));
                return true;
            case (byte)'t': // TUPLE
                PushTuple(PopToMark());
                return true;
            case (byte)'}': // EMPTY_DICT
                Spend(128);
                Push(new PickleValue.Dict([]));
                return true;
            case (byte)'s': // SETITEM
                SetItems(PopLast(2));
                return true;
            case (byte)'u': // SETITEMS
                SetItems(PopToMark());
                return true;
            default:
                return false;
        }
    }

    private void SetItems(PickleValue[] pairs)
    {
        var dict = Peek<PickleValue.Dict>();
        if (pairs.Length % 2 != 0)
        {
            throw Misplaced();
        }

        for (var index = 0; index < pairs.Length; index += 2)
        {
            Spend(OfValue);
            if (pairs[index] is not PickleValue.Text key)
            {
                throw WeightFault.Damaged("the pickle has a dict whose keys are no texts");
            }

            if (!dict.Items.TryAdd(key.Content, pairs[index + 1]))
            {
                throw WeightFault.Damaged($"the pickle names '{key.Content}' twice");
            }
        }
    }

    private void PushGlobal(string module, string name)
    {
        var whole = $"{module}.{name}";
        PickleGlobals.Require(whole);
        Spend(OfValue + (2 * whole.Length));
        Push(new PickleValue.Global(whole));
    }

    private void PushWhole(long number)
    {
        Spend(OfValue);
        Push(new PickleValue.Whole(number));
    }

    private void PushText(string text)
    {
        Spend(OfValue + (2 * text.Length));
        Push(new PickleValue.Text(text));
    }

    private void PushTuple(PickleValue[] items)
    {
        Spend(OfValue + (8 * items.Length));
        Push(new PickleValue.Tuple(items));
    }

    private void Push(PickleValue value)
    {
        Spend(OfValue / 2);
        _stack.Add(value);
    }

    private void Keep(int place)
    {
        Spend(OfValue);
        _memo[place] = _stack is [.., not PickleValue.Mark] ? _stack[^1] : throw Misplaced();
    }

    private PickleValue Kept(int place) => _memo.TryGetValue(place, out var value) ? value : throw Misplaced();

    private T Peek<T>()
        where T : PickleValue => _stack is [.., T top] ? top : throw Misplaced();

    private T Pop<T>()
        where T : PickleValue
    {
        var top = Peek<T>();
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private PickleValue[] PopLast(int count)
    {
        if (_stack.Count < count)
        {
            throw Misplaced();
        }

        var start = _stack.Count - count;
        var items = new PickleValue[count];
        _stack.CopyTo(start, items, 0, count);
        _stack.RemoveRange(start, count);
        return Array.Exists(items, item => item is PickleValue.Mark) ? throw Misplaced() : items;
    }

    private PickleValue[] PopToMark()
    {
        var mark = _stack.LastIndexOf(PickleValue.Mark.Here);
        if (mark < 0)
        {
            throw Misplaced();
        }

        var items = PopLast(_stack.Count - mark - 1);
        _stack.RemoveAt(mark);
        return items;
    }

    private void Spend(long bytes)
    {
        _spent += bytes;
        if (_spent > budget)
        {
            throw WeightFault.Damaged("the pickle builds far more than a state dict in a file of this size does");
        }
    }

    private static Errors.UserErrorException Misplaced() =>
        WeightFault.Damaged("the pickle is none that Python could read");
}
