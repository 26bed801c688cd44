import MoultFiles
import MoultIO

/// Reports how far a run is: on a terminal in a line that is rewritten, otherwise in a line a minute.
final class Progress {
  private static let clearLine = "\r\u{1B}[K"

  /// The walk through the inputs, which counts what was read.
  var walk: ArchiveWalker?
  private let sizes: InputSizes
  private let isTerminal: Bool
  private let interval: Double
  private let start = Clock.seconds()
  private var last = Clock.seconds()
  private var passedBytes = 0
  private var isShown = false

  /// Nil where no progress is reported.
  init?(_ plan: Plan, isBatch: Bool) {
    isTerminal = Terminal.isPresent(at: .error)
    // Output to the same terminal would be mixed with the line.
    let isDrawn = isTerminal && (isBatch || plan.namesFile)
    guard plan.showsProgress || isBatch && isDrawn else { return nil }
    interval = isTerminal ? 0.2 : 60
    sizes = InputSizes(plan.inputs)
  }

  /// Counts a member that an earlier run finished.
  func passOver(_ member: Member) {
    if member.path.isEmpty { passedBytes += member.size ?? 0 }
  }

  /// Reports how far the run is, if the interval since the last report is over.
  func update(_ tally: MemberTally) {
    let now = Clock.seconds()
    guard now - last >= interval else { return }
    last = now
    let line = line(tally, seconds: now - start)
    guard isTerminal else { return writeMessage("moult: " + line) }
    let width = (Terminal.width(of: .error) ?? 80) - 1
    writePiece(Self.clearLine + String(line.prefix(max(width, 1))))
    isShown = true
  }

  /// Erases the line, so that a message can be written in its place.
  func clear() {
    guard isShown else { return }
    writePiece(Self.clearLine)
    isShown = false
  }

  /// Members, files and bytes of the total, rate, time left, rejections. The total of members is unknown: an
  /// archive has no count of them at its start.
  private func line(_ tally: MemberTally, seconds: Double) -> String {
    let read = walk?.bytesRead ?? 0
    let done = read + passedBytes
    let rate = Double(read) / max(seconds, 0.001)
    var parts = ["\(tally.read) members", "file \(walk?.filesMet ?? 0) of \(sizes.files)"]
    if sizes.hasUnknown || sizes.bytes == 0 {
      parts.append(Self.size(done))
    } else {
      let percent = min(100, done * 100 / sizes.bytes)
      parts.append("\(Self.size(done)) of \(Self.size(sizes.bytes)) (\(percent) %)")
    }
    parts.append("\(Self.size(Int(rate)))/s")
    if !sizes.hasUnknown, rate > 0 {
      let left = Double(max(0, sizes.bytes - done)) / rate
      parts.append("\(Self.time(left)) left")
    }
    parts.append("\(tally.rejected) rejected")
    return parts.joined(separator: ", ")
  }

  private static func size(_ bytes: Int) -> String {
    let units = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
    guard let (unit, name) = units.first(where: { Double(bytes) >= $0.0 }) else {
      return "\(bytes) B"
    }
    let tenths = Int((Double(bytes) / unit * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(name)"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
