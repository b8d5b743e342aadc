using CgAT.Core.Networks.Winograd;

namespace CgAT.Core.Networks;

/// <summary>
/// The way that convolutions are computed on this thread until the scope ends, and what is prepared for it: layers are
/// modules of one input, and nothing else comes to them.
/// </summary>
internal readonly ref struct ConvolutionScope
{
    [ThreadStatic]
    private static ConvolutionMethod s_current;

    [ThreadStatic]
    private static PreparedFilters? s_prepared;

    private readonly (ConvolutionMethod Method, PreparedFilters? Prepared) _before;

    /// <summary>Begins a scope.</summary>
    /// <param name="method">The way.</param>
    /// <param name="prepared">Transformed filters, where weights stand still; else null.</param>
    public ConvolutionScope(ConvolutionMethod method, PreparedFilters? prepared = null)
    {
        _before = (s_current, s_prepared);
        (s_current, s_prepared) = (method, prepared);
    }

    /// <summary>The way of the innermost scope; libtorch's outside of all.</summary>
    public static ConvolutionMethod Current => s_current;

    /// <summary>What is prepared for the innermost scope; null for nothing.</summary>
    public static PreparedFilters? Prepared => s_prepared;

    /// <summary>Goes back to the way from before.</summary>
    public void Dispose() => (s_current, s_prepared) = _before;
}
