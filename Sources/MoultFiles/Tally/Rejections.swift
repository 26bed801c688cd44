internal import Moult
internal import MoultIO

/// The rejections of one input: the first are reported one by one, the others are counted.
struct Rejections {
  /// What the input is read from; nil before the first one.
  private let stream: ByteStream?
  /// How many are reported one by one.
  private let most: Int
  private var count = 0

  init(of stream: ByteStream? = nil, reporting most: Int) {
    (self.stream, self.most) = (stream, most)
  }

  /// The messages about further rejections, each with its line and byte offset.
  mutating func messages(_ rejections: [Rejection], from name: String) -> [RunMessage] {
    let reported = rejections.prefix(max(most - count, 0))
    count += rejections.count
    return reported.map { RunMessage(name, .rejected(inOriginal($0))) }
  }

  /// Positions are those in the file, also where its text was converted.
  private func inOriginal(_ rejection: Rejection) -> Rejection {
    guard let stream, let encoding = stream.encodingName else { return rejection }
    return rejection.inOriginal(
      encoding: encoding, offset: stream.originalOffset(of: rejection.position.offset))
  }

  /// The message for the end of the input; nil where every rejection was reported.
  func rest(from name: String) -> RunMessage? {
    count > most ? RunMessage(name, .moreRejected(count - most)) : nil
  }
}
