using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CgAT.Experiments.Extensions;

/// <summary>
/// Whether two functions of one file are one and the same, so that one digest may stand for both: the same code, with
/// the same values captured. Code that was compiled again, as when a script runs twice in one session, is known by its
/// place in the file, which compilers put into names.
/// </summary>
internal static partial class SameCode
{
    // A closure may hold itself, which no comparison would come to the end of.
    private const int DeepestClosure = 16;

    /// <summary>Whether they are the same.</summary>
    public static bool Of(Delegate one, Delegate other) => IsSame(one, other, depth: 0);

    private static bool IsSame(Delegate one, Delegate other, int depth) =>
        IsSame(one.Method, other.Method) && IsSame(one.Target, other.Target, depth);

    private static bool IsSame(MethodInfo one, MethodInfo other)
    {
        if (one == other)
        {
            return true;
        }

        var (body, otherBody) = (BodyOf(one), BodyOf(other));

        // In one module the same bytes name the same members.
        return one.Module == other.Module && body.AsSpan().SequenceEqual(otherBody) && body.Length > 0
            || one.Name == other.Name
            && IsSamePlace(one.DeclaringType, other.DeclaringType)
            && body.Length == otherBody.Length;
    }

    private static bool IsSame(object? one, object? other, int depth)
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }

        if (one is null || other is null)
        {
            return Captured(one).Count + Captured(other).Count == 0;
        }

        if (one is Delegate function && other is Delegate otherFunction)
        {
            return depth < DeepestClosure && IsSame(function, otherFunction, depth + 1);
        }

        if (!IsClosure(one.GetType()) || !IsClosure(other.GetType()))
        {
            return Equals(one, other);
        }

        var (fields, others) = (Captured(one), Captured(other));
        return fields.Count == others.Count
            && depth < DeepestClosure
            && (fields.Count == 0 || IsSamePlace(one.GetType(), other.GetType()))
            && fields.Zip(others).All(pair => IsSame(pair.First, pair.Second, depth + 1));
    }

    private static List<object?> Captured(object? closure) => closure is null
        ? []
        : [.. closure.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.GetValue(closure))];

    // Names of F# have a line behind the @.
    private static bool IsClosure(Type type) =>
        type.Name.Contains('@', StringComparison.Ordinal) || type.IsDefined(typeof(CompilerGeneratedAttribute));

    // What is made while the program runs may have no bytes to be seen.
    private static byte[] BodyOf(MethodInfo method) =>
        method.DeclaringType is null ? [] : method.GetMethodBody()?.GetILAsByteArray() ?? [];

    // Each submission to a session has a number of its own, and so have the closures of a line, which go on counting.
    private static bool IsSamePlace(Type? one, Type? other)
    {
        var (place, otherPlace) = (Place().Match(one?.FullName ?? ""), Place().Match(other?.FullName ?? ""));
        return one == other
            || (place.Success && otherPlace.Success
                && place.Groups["session"].Value != otherPlace.Groups["session"].Value
                && place.Groups["place"].Value == otherPlace.Groups["place"].Value);
    }

    [GeneratedRegex(@"^(?<session>(FSI_|Submission#)[0-9]+)[.+]?(?<place>.*?(@[0-9]+)?)(-[0-9]+)?$")]
    private static partial Regex Place();
}
