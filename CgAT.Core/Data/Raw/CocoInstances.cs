using System.Text.Json;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// What an <c>instances_*.json</c> of COCO says of images, objects and categories. Of the 450 MB of that for train2014
/// outlines are most, which are passed over.
/// </summary>
internal sealed class CocoInstances
{
    private readonly string _file;
    private Section _section;
    private Key _key;
    private long? _id;
    private long? _image;
    private long? _category;
    private string? _name;

    private CocoInstances(string file) => _file = file;

    private enum Section
    {
        None,
        Images,
        Annotations,
        Categories,
    }

    private enum Key
    {
        None,
        Id,
        Image,
        Category,
        Name,
    }

    /// <summary>The file name of each image by its id.</summary>
    public SortedDictionary<long, string> Images { get; } = [];

    /// <summary>The name of each category by its id.</summary>
    public SortedDictionary<long, string> Categories { get; } = [];

    /// <summary>The categories of the objects of each image, by the ids of both.</summary>
    public Dictionary<long, HashSet<long>> Objects { get; } = [];

    /// <summary>The content of a file.</summary>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0201: the file can't be read; CGAT0210: it is not what COCO's files are, or an object is of an image or a
    /// category that it doesn't name.
    /// </exception>
    public static CocoInstances Read(string file)
    {
        var instances = new CocoInstances(file);
        DataFile.Read(file, "make it readable, or fetch it again", instances.ReadAll);
        instances.RequireKnownIds();
        return instances;
    }

    private bool ReadAll(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            JsonTokens.Read(stream, Visit);
            return true;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? (int?)Math.Min(number + 1, int.MaxValue) : null;
            var message = e.Message.Split(" LineNumber")[0].TrimEnd('.');
            throw RawFiles.Bad(file, $"the file is no JSON: {message}", line, cause: e);
        }
        catch (InvalidOperationException e)
        {
            throw RawFiles.Bad(file, "a text of the file is no UTF-8", cause: e);
        }
    }

    // The file is an object of arrays of objects: the names of the arrays are at depth 1, the objects at 2, theirs at
    // 3.
    private void Visit(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType, reader.CurrentDepth)
        {
            case (JsonTokenType.PropertyName, 1):
                _section = SectionOf(ref reader);
                break;
            case (JsonTokenType.StartObject, 2):
                (_id, _image, _category, _name) = (null, null, null, null);
                break;
            case (JsonTokenType.PropertyName, 3):
                _key = _section == Section.None ? Key.None : KeyOf(ref reader);
                break;
            case (JsonTokenType.Number or JsonTokenType.String, 3) when _key != Key.None:
                Take(ref reader);
                _key = Key.None;
                break;
            case (JsonTokenType.EndObject, 2):
                Add();
                break;
        }
    }

    private static Section SectionOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("images"u8) ? Section.Images
        : reader.ValueTextEquals("annotations"u8) ? Section.Annotations
        : reader.ValueTextEquals("categories"u8) ? Section.Categories
        : Section.None;

    private Key KeyOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8) ? Key.Id
        : reader.ValueTextEquals("image_id"u8) ? Key.Image
        : reader.ValueTextEquals("category_id"u8) ? Key.Category
        : reader.ValueTextEquals(_section == Section.Images ? "file_name"u8 : "name"u8) ? Key.Name
        : Key.None;

    private void Take(ref Utf8JsonReader reader)
    {
        if (_key == Key.Name)
        {
            _name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return;
        }

        long? number = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole) ? whole : null;
        (_id, _image, _category) = _key switch
        {
            Key.Id => (number, _image, _category),
            Key.Image => (_id, number, _category),
            _ => (_id, _image, number),
        };
    }

    private void Add()
    {
        switch (_section)
        {
            case Section.Images:
                Name(Images, "image");
                break;
            case Section.Categories:
                Name(Categories, "category");
                break;
            case Section.Annotations when _image is { } image && _category is { } category:
                if (!Objects.TryGetValue(image, out var categories))
                {
                    Objects.Add(image, categories = []);
                }

                categories.Add(category);
                break;
            case Section.Annotations:
                throw RawFiles.Bad(_file, "an annotation has no image_id or no category_id that is a whole number");
        }
    }

    private void Name(SortedDictionary<long, string> names, string what)
    {
        if (_id is not { } id || _name is not { Length: > 0 } name || name.Any(char.IsControl) || name != name.Trim())
        {
            var which = _id is { } known ? $"the {what} {known}" : $"the {what} without an id";
            throw RawFiles.Bad(_file, $"{which} has no name that is one line of text");
        }

        if (!names.TryAdd(id, name))
        {
            throw RawFiles.Bad(_file, $"the {what} {id} is there twice");
        }
    }

    private void RequireKnownIds()
    {
        foreach (var (image, categories) in Objects)
        {
            if (!Images.ContainsKey(image))
            {
                throw RawFiles.Bad(_file, $"an annotation is of image {image}, which is not in 'images'");
            }

            if (categories.FirstOrDefault(category => !Categories.ContainsKey(category), -1) is not -1 and var unknown)
            {
                throw RawFiles.Bad(_file, $"an annotation is of category {unknown}, which is not in 'categories'");
            }
        }
    }
}
