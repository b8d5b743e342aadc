namespace CgAT.Core.Networks.Winograd;

/// <summary>Where the weights of 3x3 filters are, in any order in memory.</summary>
/// <param name="First">The first weight.</param>
/// <param name="Inputs">Channels that a filter sees.</param>
/// <param name="NextInput">From one of them to the next.</param>
/// <param name="Outputs">Filters.</param>
/// <param name="NextOutput">From one of them to the next.</param>
/// <param name="NextRow">From one row of a filter to the next.</param>
/// <param name="NextColumn">From one column of a filter to the next.</param>
internal readonly unsafe record struct FilterPlaces(
    nint First, int Inputs, nint NextInput, int Outputs, nint NextOutput, nint NextRow, nint NextColumn)
{
    private const int Side = 3;

    /// <summary>
    /// The filters that lead back from the outputs to the inputs: of each output to each input, turned by half a turn.
    /// </summary>
    public FilterPlaces Turned => new(
        First + (((2 * NextRow) + (2 * NextColumn)) * sizeof(float)),
        Outputs,
        NextOutput,
        Inputs,
        NextInput,
        -NextRow,
        -NextColumn);

    /// <summary>The nine weights that some filters have for an input, row by row: of all filters each.</summary>
    public void Gather(int input, int output, int count, float* into)
    {
        for (var lane = 0; lane < count; lane++)
        {
            var at = At(input, output + lane);
            for (var row = 0; row < Side; row++)
            {
                for (var column = 0; column < Side; column++)
                {
                    into[(((row * Side) + column) * count) + lane] = at[(row * NextRow) + (column * NextColumn)];
                }
            }
        }
    }

    /// <summary>Puts them where <see cref="Gather"/> takes them from.</summary>
    public void Scatter(int input, int output, int count, float* from)
    {
        for (var lane = 0; lane < count; lane++)
        {
            var at = At(input, output + lane);
            for (var row = 0; row < Side; row++)
            {
                for (var column = 0; column < Side; column++)
                {
                    at[(row * NextRow) + (column * NextColumn)] = from[(((row * Side) + column) * count) + lane];
                }
            }
        }
    }

    private float* At(int input, int output) => (float*)First + (input * NextInput) + (output * NextOutput);
}
