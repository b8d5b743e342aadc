namespace CgAT.Core.Tests.Support;

/// <summary>Tests that count what the whole process holds, tensors or memory. Nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
