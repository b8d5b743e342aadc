namespace CgAT.Core.Tests.Torchvision;

/// <summary>A fact that needs Python's torchvision.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchvisionFactAttribute : FactAttribute
{
    public TorchvisionFactAttribute() => Skip = Python.Missing;
}
