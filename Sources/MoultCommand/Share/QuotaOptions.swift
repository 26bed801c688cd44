import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// The edition of the limits that is in force for a run.
struct LimitsChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The edition of the limits: \(QuotaEdition.builtInNames.joined(separator: ", ")), or a YAML file.",
      valueName: "edition"))
  var limits = QuotaEdition.builtInNames[0]

  func edition() throws -> QuotaEdition {
    if let edition = QuotaEdition.named(limits) { return edition }
    let text: String
    do {
      text = try wholeText(of: limits, mostBytes: 1 << 20)
    } catch let error as IOError where error.code == .notFound {
      throw ValidationError(
        "There is no file \(limits); "
          + Spelling.proposal(for: limits, among: QuotaEdition.builtInNames)
          + "the built-in limits are "
          + QuotaEdition.builtInNames.joined(separator: ", ") + ".")
    }
    do {
      return try QuotaEdition(yaml: text)
    } catch {
      let nearest = error.unknown.flatMap { Spelling.nearest(to: $0.word, among: $0.known) }
      let proposal = nearest.map { "; perhaps `\($0)`" } ?? ""
      throw ValidationError("\(limits): \(error)\(proposal)")
    }
  }
}

/// The bytes of a file that is short.
func wholeBytes(of file: String, mostBytes: Int) throws -> ByteBuffer {
  var source = try InputSource(oneFile: file)
  var bytes = ByteBuffer()
  while try source.next() {
    bytes.append(source.chunk)
    guard bytes.count <= mostBytes else {
      throw ValidationError("\(file) is longer than such a file can be.")
    }
  }
  return bytes
}

func wholeText(of file: String, mostBytes: Int) throws -> String {
  try wholeBytes(of: file, mostBytes: mostBytes).string
}
