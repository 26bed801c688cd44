import ArgumentParser
import Moult
import MoultIO

/// Options that several commands have.
extension CommandOption<[String]> {
  /// The files of compliance notices.
  static var notices: Self {
    texts("with", "notices", "Apply the compliance notices of this file.").ofFiles
      .details("It may be given several times; `-` is standard input.")
  }
}

extension CommandOption<ListColumn?> {
  /// The column of a table of IDs.
  static var column: Self {
    value(
      "column", "name|n", takes: "a header, or a number from 1",
      "Column of the IDs in a table.", parse: ListColumn.init
    )
    .usually("by header").details("It is named by its header or by its number from 1.")
  }
}

extension CommandOption<ArchiveScript?> {
  /// The script of a personal archive that inputs without a first line are.
  static var script: Self {
    let row = OptionRow(
      "as", .single, "script", "Read archive parts without first line as this file.")
    return Self(row, nil) { texts in
      let name = texts.last ?? ""
      guard let script = ArchiveScript(file: name) else {
        throw ValidationError(
          "--as does not take '\(name)'; "
            + Spelling.proposal(for: name, among: ArchiveScript.files)
            + "it takes the name of a file in a personal archive: tweets.js, like.js.")
      }
      return script
    }
    .in(.common).publishingArchiveFiles
    .details(
      "The name of a personal archive's file, as `tweets.js`, for all inputs that do not begin with such a "
        + "file's first line. Without that line, deleted tweets look like tweets.")
  }
}

extension CommandOption<Bool> {
  /// Whether mangled IDs are rejected.
  static var plausible: Self {
    flag("plausible", "Reject tweet IDs that programs have changed.")
      .details(
        "An ID whose time lies in the future is rejected, and a list or table of which more than 1 % of the IDs end in "
          + "three zeros, as after a spreadsheet has rounded them.")
  }
}

/// Each record once.
struct UniqueOptions: Equatable {
  /// How much memory it may take by default, in bytes.
  static let usualMemory = 1 << 30

  /// Whether it is requested.
  let isOn: Bool
  /// In bytes.
  let memory: Int

  /// - Parameters:
  ///   - help: what happens once.
  ///   - beyond: what happens once the memory is used up.
  init(_ read: inout OptionReader, _ help: String, beyond: String) {
    isOn = read(.flag("unique", help).details("It takes about 8 bytes for each ID."))
    let memory = read(.uniqueMemory("Memory for --unique.", beyond: beyond))
    read.require(memory == nil || isOn, "--unique-memory goes with --unique.")
    self.memory = memory ?? Self.usualMemory
  }
}

extension CommandOption<Int?> {
  /// The memory for IDs that were seen.
  static func uniqueMemory(_ help: String, beyond: String) -> Self {
    memory("unique-memory", from: 8 << 20, takes: "a size from 8M, as 64M or 2G", help)
      .usually("1G").details(beyond + "; 8M at least.")
  }

  /// An amount of memory in bytes.
  static func memory(_ name: String, from least: Int, takes: String, _ help: String) -> Self {
    value(name, "size", takes: takes, help) { text in
      MemorySize(text).flatMap { $0.bytes >= least ? $0.bytes : nil }
    }
    .published
  }
}

extension CommandOption<Bool> {
  /// Whether the checksums of the inputs are computed.
  static var checksums: Self {
    flag("checksums", "Compute the SHA-256 of each input.").in(.common).rare
      .details(
        "The inputs are read once more for it; standard input has none. It is stated in the file of `--stats`, and "
          + "on the page of `--format html`.")
  }
}

/// An amount of memory: a whole number of bytes, or of K, M, G or T, the powers of 1024.
private struct MemorySize {
  let bytes: Int

  init?(_ text: String) {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
    let unit = text.last.flatMap { units[$0] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits)
    else { return nil }
    let (bytes, isTooMany) = number.multipliedReportingOverflow(by: unit ?? 1)
    guard !isTooMany else { return nil }
    self.bytes = bytes
  }
}
