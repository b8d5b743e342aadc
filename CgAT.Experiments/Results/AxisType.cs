namespace CgAT.Experiments.Results;

/// <summary>What the column of an axis holds.</summary>
public enum AxisType
{
    /// <summary>Whole numbers, as INT64.</summary>
    WholeNumber,

    /// <summary>Numbers, as DOUBLE.</summary>
    Number,

    /// <summary>Truth values, as BOOLEAN.</summary>
    Switch,

    /// <summary>Text, as STRING.</summary>
    Text,
}
