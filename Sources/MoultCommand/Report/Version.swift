/// The version that `--version` prints. The journal of a batch has it, because another version may print other output.
let moultVersion = "0.1.0"
