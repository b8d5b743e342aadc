/// What is said about the commands for data sets and files of weights.
module CgAT.Cli.Help.OfFiles

open CgAT.Cli.Help.Parts

let private data =
    {
        Purpose =
            [
                "Takes data sets from their downloads to specs, and looks at them: at those that"
                "specs name, and at folders of image lists."
            ]
        Examples =
            [
                "./cgat data prepare nus-wide --source ../NUS", "from a download"
                "./cgat data check ../NUS", "before you believe it"
                "./cgat data show specs/quickstart.toml", "what is on the images"
            ]
        Sections = [ "READ ON", [ "docs/data.md", "from a download to a spec" ] ]
    }

let private dataPrepare =
    {
        Purpose =
            [
                "Splits a downloaded data set by its published rule into database, training and"
                "test lists, the same for the same seed on every machine; or takes lists that"
                "are there. Prints its numbers beside the published ones and what to write into"
                "a spec. manifest.json holds the SHA-256 of every list and image: lists that are"
                "changed afterwards are known. Files that are there and differ are not replaced."
            ]
        Examples =
            [
                "./cgat data prepare flickr-25k --source ../mirflickr25k", ""
                "./cgat data prepare nus-wide --source ../NUS -o ../nus-0", ""
                "./cgat data prepare image-list --source ../lists", "of others"
                "./cgat data prepare procedural -o ../shapes", "for tries"
            ]
        Sections =
            [
                "KINDS",
                [
                    "flickr-25k", "MIRFLICKR-25K: mirflickr/ and its annotations"
                    "nus-wide", "NUS-WIDE: ImageList/, ConceptsList/, Groundtruth/"
                    "ms-coco", "COCO 2014: train2014/, val2014/, annotations/"
                    "cifar-10", "the binary version"
                    "imagenet-100", "a folder a class in train/ and val/"
                    "idx", "MNIST and what has its form"
                    "procedural", "small, drawn, needs no source"
                    "image-list", "{database,train,test}_{img,label}.txt"
                ]
                exitCodes [ "130", "stopped by Ctrl-C" ]
                "READ ON", [ "docs/data.md", "layouts, rules, what was never run" ]
            ]
    }

let private dataCheck =
    {
        Purpose =
            [
                "Reads the lists of a data set and decodes every image. Faults (images that are"
                "missing, unreadable or not those of the manifest, queries that are in training"
                "or database too) are told with their places, and end with exit code 2. Remarks"
                "(rows that repeat or have no label, copies, classes without rows) say what they"
                "do to MAP."
            ]
        Examples =
            [
                "./cgat data check ../FLICKR-25K", ""
                "./cgat data check ../nus-0 --images ../NUS --json > check.json", ""
            ]
        Sections = [ exitCodes [ "130", "stopped by Ctrl-C" ] ]
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
                "./cgat data show ../nus-0 --images ../NUS", ""
                "./cgat data show ../flickr-25k --count 0", "the counts alone"
            ]
        Sections = [ exitCodes [ "130", "stopped by Ctrl-C" ] ]
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
        "cgat data prepare", dataPrepare
        "cgat data check", dataCheck
        "cgat data show", dataShow
        "cgat weights", weights
        "cgat weights inspect", weightsInspect
        "cgat weights export", weightsExport
    ]
