import ArgumentParser
import MoultIO
import Synthetic

/// Writes synthetic records to a file or to the standard output.
@main
struct MoultSamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moult-samples",
    abstract: "Make synthetic Twitter/X data: the shape is real, everything in it is invented.",
    discussion: """
      The same form, seed and options give the same bytes on every machine. Without --count and \
      --bytes, 1000 records are made; with both, whichever is reached first ends the output.
      """)

  @Argument(help: "What to make.")
  var form: Form

  @Option(name: .shortAndLong, help: "How many records: lines, or pages of v2.")
  var count: Int?

  @Option(name: .shortAndLong, help: "Minimum number of bytes, as 400M, 2G or 64Ki.")
  var bytes: Size?

  @Option(name: .shortAndLong, help: "The seed of all random choices.")
  var seed: UInt64 = 1

  @Option(help: "Make one line in N unreadable, or N% of them.")
  var bad: Share?

  @Option(help: "How many tweets a page of v2 has.")
  var pageSize = 100

  @Option(help: "Average number of milliseconds between two tweets.")
  var gap = 1000

  @Option(name: .shortAndLong, help: "Where to write; - is the standard output.")
  var output = "-"

  mutating func validate() throws {
    guard (count ?? 0) >= 0 else { throw ValidationError("--count must not be negative.") }
    guard (1...10_000).contains(pageSize) else {
      throw ValidationError("--page-size must be from 1 to 10000.")
    }
    guard (1...86_400_000).contains(gap) else {
      throw ValidationError("--gap must be from 1 to 86400000.")
    }
  }

  mutating func run() throws {
    var options = Options()
    options.pageSize = pageSize
    options.gap = gap
    options.badEvery = bad?.every ?? 0
    var stream = Stream(form: form, seed: seed, options: options)
    prepareForSignals()
    do {
      var sink = try OutputSink(output)
      try fill(&sink, from: &stream)
      try sink.commit()
    } catch let error as IOError where error.code == .brokenPipe {
      // The reader has closed the output, as `head` does.
    } catch {
      writeMessage("moult-samples: \(error)")
      throw ExitCode(74)
    }
  }

  private func fill(_ sink: inout OutputSink, from stream: inout Stream) throws {
    let most = count ?? (bytes == nil ? 1000 : .max)
    let enough = bytes?.bytes ?? .max
    var buffer: [UInt8] = []
    var made = 0
    var written = 0
    while made < most, written + buffer.count < enough {
      stream.next(into: &buffer)
      made += 1
      guard buffer.count >= 1 << 18 else { continue }
      try sink.write(buffer.span)
      written += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
    try sink.write(buffer.span)
  }
}
