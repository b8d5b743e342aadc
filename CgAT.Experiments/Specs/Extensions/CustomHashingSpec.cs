using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Extensions;

/// <summary>A hashing method whose loss is code of a script.</summary>
[UnionTag("method", "custom")]
public sealed record CustomHashingSpec : HashingSpec, IExtensionSpec
{
    /// <summary>The name under which a script has registered it.</summary>
    [Setting("The name under which a script has registered it", Form = TextForm.Label)]
    public required string Extension { get; init; }

    /// <summary>SHA-256 of the file that it is written in.</summary>
    [Setting("SHA-256 of the file that it is written in", Form = TextForm.Digest)]
    public required string Source { get; init; }

    /// <summary>Numbers that it reads; none where this is not given.</summary>
    [Setting("Numbers that it reads; none where this is not given", Optional = true, MinItems = 1)]
    public IReadOnlyList<double>? Parameters { get; init; }

    /// <inheritdoc/>
    public override string Title => Extension;
}
