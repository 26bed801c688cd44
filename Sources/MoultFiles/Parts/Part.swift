internal import FoundationEssentials
package import Moult
package import MoultIO

/// What the last block of a part has: the counts of the run that made it, and its inputs.
package struct PartSummary: Codable {
  let report: Report
  let members: MemberTally
  let inputs: [Provenance.Input]

  /// A summary.
  package init(report: Report, members: MemberTally, inputs: [Provenance.Input]) {
    (self.report, self.members, self.inputs) = (report, members, inputs)
  }
}

/// Writes the output of a job as a part: blocks that are encrypted under the key of the job.
package final class PartWriter: LineTaker {
  private var file: SealedOutput

  /// Creates the file, which appears when it is final.
  ///
  /// - Throws: ``IOError``.
  package init(_ path: String, _ header: PartHeader, _ key: JobKey) throws {
    file = try SealedOutput(path, header: header.lines, key: key)
  }

  package func take(_ lines: Span<UInt8>) throws { try file.write(lines) }

  /// Makes the part final.
  package func finish(_ summary: PartSummary) throws {
    try file.commit(Array(JSONEncoder().encode(summary)).span)
  }
}

/// Reads a part.
package struct PartReader: ~Copyable {
  private var file: SealedInput
  private let key: JobKey
  /// What the part says of itself.
  package let header: PartHeader
  /// The bytes of the blocks that were read last, and where the next block begins.
  private var bytes: [UInt8] = []
  private var offset = 0
  /// The summary, once all blocks are read.
  package private(set) var summary: PartSummary?

  /// Opens a part, and reads what it says of itself.
  ///
  /// - Throws: ``PartError``, `SealedFileError`, `IOError`.
  package init(_ path: String, _ key: JobKey) throws {
    let file = try SealedInput(path, first: "moult part ")
    header = try PartHeader(file.header, of: path)
    self.file = file
    self.key = key
  }

  /// Passes the next block to `take`; false where none is left, and the part is complete.
  ///
  /// - Parameter take: returns whether it could use the block.
  /// - Throws: ``PartError``, `SealedFileError`, `IOError`, and what `take` throws.
  package mutating func next(_ take: (Span<UInt8>) throws -> Bool) throws -> Bool {
    while offset == bytes.count {
      guard let next = try file.next(key) else { return false }
      (bytes, offset) = (next, 0)
      guard file.isAtEnd else { continue }
      summary = try? JSONDecoder().decode(PartSummary.self, from: Data(bytes))
      guard summary != nil else { throw PartError.content(file: file.name) }
      offset = bytes.count
    }
    guard bytes.count - offset >= 8 else { throw PartError.content(file: file.name) }
    let count = bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    guard count <= bytes.count - offset - 8 else { throw PartError.content(file: file.name) }
    let block = offset + 8..<offset + 8 + Int(count)
    offset = block.upperBound
    guard try take(bytes.span.extracting(block)) else {
      throw PartError.content(file: file.name)
    }
    return true
  }
}
