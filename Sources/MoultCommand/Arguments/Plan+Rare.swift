import Moult
import MoultIO

/// Options that few runs need.
extension Plan {
  /// Reads the limits of the parser and of containers.
  mutating func readLimits(_ read: inout OptionReader) {
    /// An option for one limit.
    func limit(
      _ name: String, _ usual: Int, in range: ClosedRange<Int>, _ help: String
    ) -> Int {
      read(.number(name, default: usual, in: range, help).in(.limits).rare)
    }
    limits = Limits(
      depth: limit("max-depth", limits.depth, in: 1...100_000, "Deepest nesting of a record."),
      recordBytes: limit(
        "max-record-bytes", limits.recordBytes, in: 1...(1 << 31) - 1, "Longest record, in bytes."))
    containers = ContainerLimits(
      members: limit(
        "max-members", containers.members, in: 1 ... .max, "Most members of an archive."),
      ratio: limit(
        "max-ratio", containers.ratio, in: 1 ... .max,
        "Most bytes from one compressed byte."),
      memberBytes: limit(
        "max-member-size", containers.memberBytes, in: 1 ... .max,
        "Largest member, in bytes, decompressed."),
      // Each container that is open takes memory.
      nesting: limit(
        "max-nesting", containers.nesting, in: 0...32,
        "Deepest nesting of containers, compressions included."))
  }

  /// Reads the options of jobs that can write an output for each member of their inputs.
  mutating func readBatchOptions(_ read: inout OptionReader) {
    compression = read(
      .choice("compress", "form", "Compress the output: gzip or zstd.").in(.batch))
    resumes = read(
      .flag("resume", "Continue a stopped batch.").in(.batch).rare
        .details("Members that are finished are not read again."))
    naming = read(
      .choice("names", "how", "Name outputs numbered or mirrored.").in(.batch).rare
        .usually("mirrored for dehydrate, else numbered")
        .details(
          "`numbered` gives `000001.jsonl`, `000002.jsonl`, … in the order of the input; `mirrored` has the "
            + "names of the members, which can be finer than an hour, or name a person."))
    memberReport = read(
      .text("report", "file", "Write a row for each member of the inputs.").ofFiles
        .in(.batch).rare
        .details(
          "A row has records by kind, printed lines, and rejections by reason; a file whose name ends in "
            + "`.json` is JSON. A new file is readable by its owner alone, since it has the members' names."
        ))
    showsProgress = read(
      .flag("progress", "Report progress, in a log once a minute.").in(.batch).rare
        .details("A batch at a terminal reports it anyway, in a line that changes."))
  }
}
