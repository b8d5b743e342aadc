namespace CgAT.Core.Networks;

/// <summary>
/// The way that convolutions are computed on this thread until the scope ends: layers are modules of one input, and
/// nothing else comes to them.
/// </summary>
internal readonly ref struct ConvolutionScope
{
    [ThreadStatic]
    private static ConvolutionMethod s_current;

    private readonly ConvolutionMethod _before;

    /// <summary>Begins a scope.</summary>
    public ConvolutionScope(ConvolutionMethod method)
    {
        _before = s_current;
        s_current = method;
    }

    /// <summary>The way of the innermost scope; libtorch's outside of all.</summary>
    public static ConvolutionMethod Current => s_current;

    /// <summary>Goes back to the way from before.</summary>
    public void Dispose() => s_current = _before;
}
