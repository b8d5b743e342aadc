/// What is said about the commands for data sets and files of weights.
module CgAT.Cli.Help.OfFiles

open CgAT.Cli.Help.Parts

let private data =
    {
        Purpose = [ "Looks at data sets: those that specs name, and folders of image lists." ]
        Examples = [ "./cgat data show specs/quickstart.toml", "what is on the images" ]
        Sections = [ "READ ON", [ "docs/data.md", "from a download to a spec" ] ]
    }

let private dataShow =
    {
        Purpose =
            [
                "Counts the labels of each list of a data set, and draws some images with their"
                "labels as a contact sheet. The share of the database that is relevant to a query"
                "is about the MAP of a ranking that knows nothing."
            ]
        Examples =
            [
                "./cgat data show specs/quickstart.toml", "writes contact-sheet.png"
                "./cgat data show ../flickr-25k --list train", ""
                "./cgat data show ../flickr-25k --images 0", "the counts alone"
            ]
        Sections = []
    }

let private weights =
    {
        Purpose = [ "Looks into files of weights, and writes those of trained models." ]
        Examples =
            [
                "./cgat weights inspect resnet50.pth", ""
                "./cgat weights export 0ada154c8417dc04 model.safetensors", ""
            ]
        Sections = [ "READ ON", [ "docs/backbones.md", "where weights come from" ] ]
    }

let private weightsInspect =
    {
        Purpose =
            [
                "Prints the names, types and shapes of the tensors of a file, and the digest by"
                "which a spec names it. Of a pickle nothing is run."
            ]
        Examples = [ "./cgat weights inspect resnet50.pth", "" ]
        Sections = []
    }

let private weightsExport =
    {
        Purpose =
            [
                "Writes the model of a finished run under torchvision's names: as torch.save does"
                "where the file ends in .pth, else as safetensors. The hash layer has the name of"
                "the last layer, whose place it has."
            ]
        Examples =
            [
                "./cgat weights export 0ada154c8417dc04 model.safetensors", ""
                "./cgat weights export 0ada model.pth --results ../results", ""
            ]
        Sections = []
    }

/// What is said about each of them.
let about =
    [
        "cgat data", data
        "cgat data show", dataShow
        "cgat weights", weights
        "cgat weights inspect", weightsInspect
        "cgat weights export", weightsExport
    ]
