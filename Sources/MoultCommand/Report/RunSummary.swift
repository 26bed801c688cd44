import ArgumentParser
import FoundationEssentials
import Moult
import MoultIO

/// A summary as a program reads it, from the file of `--stats`.
struct RunSummary: Decodable {
  /// Records by kind; nil for a table.
  let records: [String: Int]?
  let rejected: [String: Int]
  let members: [String: Int]?
  let withheld: [String: Int]?
  let notices: [String: Int]?
  /// Lines of the output; nil for a table.
  let outputs: Int?
  let bytes: Int
  let provenance: Provenance

  /// The longest file of a summary in bytes; it has a line's worth of text for each input.
  private static let longest = 1 << 30

  /// Reads a file. O(bytes).
  ///
  /// - Throws: ``SummaryUnreadable``, or an error of input.
  static func read(_ path: String) throws -> RunSummary {
    var source = try InputSource(oneFile: path)
    var bytes = ByteBuffer()
    while try source.next() {
      bytes.append(source.chunk)
      guard bytes.count <= longest else { throw SummaryUnreadable(name: source.name) }
    }
    do {
      return try JSONDecoder().decode(RunSummary.self, from: Data(bytes.array))
    } catch {
      throw SummaryUnreadable(name: source.name)
    }
  }
}

/// A file that is no summary, or one without provenance.
struct SummaryUnreadable: CommandError {
  let name: String
  var exitCode: ExitCode { Exit.usage }

  var description: String {
    "\(name) is no summary that states how an output was made; make one with --stats FILE"
  }
}
