import ArgumentParser
import MoultFiles
import MoultIO

/// The options of a job that writes a part in place of tables.
struct PartOptions: Equatable {
  private let partial: String?
  private let keyFile: String?

  init(_ read: inout OptionReader) {
    partial = read(
      .text("partial", "file", "Write a part for merge, and no table.").ofFiles
        .details(
          "A part is encrypted under the key of the job; `moult merge` makes the tables of all parts. See "
            + "[clusters](clusters.md)."))
    keyFile = read(
      .text("key", "file", "Key of the job, with --partial.").ofFiles
        .details("`moult key new` makes it."))
    let hasBoth = partial != nil && keyFile != nil
    read.require(
      hasBoth || partial == nil,
      "--partial needs --key FILE, the key of the job; moult key new FILE makes one.")
    read.require(
      hasBoth || keyFile == nil, "--key goes with --partial FILE, the part that it protects.")
  }

  /// Whether a part is written.
  var isOn: Bool { partial != nil }

  /// Notes the files in a plan, and refuses what does not go with a part.
  func check(_ plan: inout Plan, _ output: TableOutput, _ read: inout OptionReader) {
    guard let partial, let keyFile else { return }
    read.require(
      plan.output == Plan.usualOutput && plan.compression == nil && !output.isGiven,
      "--partial writes no table: give -o, --compress, --format, --tables-in and --output-sqlite to moult merge."
    )
    read.require(
      partial != "-", "--partial names a file, as it is readable by its owner only.")
    plan.otherPaths.add(partial, .written, by: "--partial")
    plan.otherPaths.add(keyFile, .read, by: "--key")
    // The inputs are in the part, for the tables.
    plan.statesProvenance = true
  }

  /// The key.
  func key() throws -> JobKey { try JobKey(file: keyFile ?? "") }

  /// The part, which is about to be written.
  func writer(_ header: PartHeader, _ key: JobKey) throws -> PartWriter {
    try PartWriter(partial ?? "", header, key)
  }
}
