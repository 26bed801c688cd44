import Moult
import MoultIO

/// The rejections of one input: the first are reported one by one, the others are counted.
struct Rejections {
  private static let mostReported = 20

  /// What the input is read from; nil before the first one.
  private let stream: ByteStream?
  private var count = 0

  init(of stream: ByteStream? = nil) { self.stream = stream }

  /// The messages about further rejections, each with its line and byte offset.
  mutating func messages(_ rejections: [Rejection], from name: String) -> [String] {
    let reported = rejections.prefix(max(Self.mostReported - count, 0))
    count += rejections.count
    return reported.map { "moult: \(name): \(inOriginal($0))" }
  }

  /// Positions are those in the file, also where its text was converted.
  private func inOriginal(_ rejection: Rejection) -> Rejection {
    guard let stream, let encoding = stream.encodingName else { return rejection }
    return rejection.inOriginal(
      encoding: encoding, offset: stream.originalOffset(of: rejection.position.offset))
  }

  /// The message for the end of the input; nil where every rejection was reported.
  func rest(from name: String) -> String? {
    guard count > Self.mostReported else { return nil }
    return
      "moult: \(name): \(count - Self.mostReported) more rejected; --stats FILE counts them by reason"
  }
}
