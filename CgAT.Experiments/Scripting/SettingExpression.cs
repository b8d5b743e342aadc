using System.Linq.Expressions;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Scripting;

/// <summary>Takes the properties out of <c>spec => spec.Hashing.Bits</c>.</summary>
internal static class SettingExpression
{
    /// <summary>The keys and indexes, from the parameter on.</summary>
    public static object[] StepsOf(LambdaExpression path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var steps = new Stack<object>();
        for (var at = path.Body; at is not ParameterExpression;)
        {
            switch (at)
            {
                case MemberExpression { Expression: { } record } member:
                    steps.Push(KeyOf(member) ?? throw Refuse(path));
                    at = record;
                    break;
                case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast:
                    at = cast.Operand;
                    break;
                case MethodCallExpression { Method.Name: "get_Item", Object: { } list } call
                    when call.Arguments is [ConstantExpression { Value: int index }]:
                    steps.Push(index);
                    at = list;
                    break;
                default:
                    throw Refuse(path);
            }
        }

        return steps.Count > 0 ? [.. steps] : throw Refuse(path);
    }

    private static string? KeyOf(MemberExpression member) => SpecShapes.Record(member.Expression!.Type).Settings
        .FirstOrDefault(setting => setting.Property.Name == member.Member.Name)?.Key;

    private static ArgumentException Refuse(LambdaExpression path) =>
        new($"'{path}' is no path of settings, such as spec => spec.Hashing.Bits", nameof(path));
}
