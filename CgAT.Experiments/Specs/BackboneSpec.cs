using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The network below the hash layer and how it is warmed up.</summary>
public abstract record BackboneSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());

    /// <summary>The name of the network in tables, such as "vgg16-bn".</summary>
    public virtual string Network => Kind;
}
