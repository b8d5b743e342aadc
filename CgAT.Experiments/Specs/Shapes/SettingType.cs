namespace CgAT.Experiments.Specs.Shapes;

/// <summary>The type of a setting's value, or of each item of its list.</summary>
internal enum SettingType
{
    Switch,
    Integer,
    Number,
    Text,
    Table,
}
