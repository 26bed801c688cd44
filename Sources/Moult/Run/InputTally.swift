internal import JSONStream

/// What one input gave a job so far.
struct InputTally: Sendable {
  /// How many of its first bytes are kept, to say what it seems to be.
  static let headSize = 2048

  /// Records, by the number of their kind.
  private var kinds: [Int] = []
  private var refused = 0
  private(set) var head: [UInt8] = []

  mutating func start() {
    for kind in kinds.indices { kinds[kind] = 0 }
    refused = 0
    head.removeAll(keepingCapacity: true)
  }

  /// Keeps the first bytes of the input.
  ///
  /// - Parameter bytes: what waits to be read while nothing was read.
  mutating func see(_ bytes: Span<UInt8>) {
    for index in head.count..<max(head.count, min(bytes.count, Self.headSize)) {
      head.append(bytes[index])
    }
  }

  @inline(__always)
  mutating func count(_ kind: KindNumber) {
    while kinds.count <= kind.rawValue { kinds.append(0) }
    kinds[Int(kind.rawValue)] += 1
  }

  mutating func reject() { refused += 1 }

  /// Adds what a copy of the job met in a later part of the input.
  mutating func merge(_ part: InputTally) {
    while kinds.count < part.kinds.count { kinds.append(0) }
    for (kind, count) in part.kinds.enumerated() { kinds[kind] += count }
    refused += part.refused
  }

  /// The kinds of its records.
  private var met: [KindNumber] {
    kinds.indices.filter { kinds[$0] > 0 }.map { KindNumber(rawValue: UInt8($0)) }
  }

  /// Why the input gave the job nothing; nil where it gave something.
  ///
  /// - Parameters:
  ///   - work: what the job does with records.
  ///   - names: the names of the kinds, by their numbers.
  func unused(by work: some RecordWork, _ names: [String]) -> UnusedInput? {
    let met = met
    guard !met.contains(where: work.uses) else { return nil }
    let known = met.filter { ![.unknown, .page, .entry].contains($0) }
    let wanted = work.wanted
    let isBlank = head.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if isBlank && met.isEmpty && refused == 0 {
      return UnusedInput(wanted: wanted, reason: .empty)
    }
    if !known.isEmpty {
      let others = known.map { names[Int($0.rawValue)] }.sorted()
      return UnusedInput(wanted: wanted, reason: .others(others))
    }
    return UnusedInput(wanted: wanted, reason: .unknown(InputGuess.of(head)))
  }
}
