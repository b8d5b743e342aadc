namespace CgAT.Experiments.Specs;

/// <summary>
/// The canonical texts of records that many specs share, each written once. Records are told apart by reference, so it
/// lives only as long as nobody can change them.
/// </summary>
internal sealed class CanonicalParts
{
    private readonly Dictionary<object, string> _texts = new(ReferenceEqualityComparer.Instance);

    public string Of(object record, Func<object, string> write)
    {
        if (!_texts.TryGetValue(record, out var text))
        {
            text = write(record);
            _texts.Add(record, text);
        }

        return text;
    }
}
