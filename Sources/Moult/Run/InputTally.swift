internal import JSONStream

/// What one input contained so far, and whether it was useful to the job.
struct InputTally: Sendable {
  /// The number of first bytes that are kept for ``InputGuess``.
  static let headSize = 2048

  /// Numbers of records, indexed by kind.
  private var kinds: [Int] = []
  private var refused = 0
  /// Whether a record added output.
  private var isUsed = false
  /// Whether it is a script of a personal archive that a catalogue contains.
  private var isKnownScript = false
  private(set) var head: [UInt8] = []
  /// Why the input, or a record of it, was refused as no record.
  var refusal: String?
  /// Whether it is a script of a personal archive without entries.
  private var hasEmptyScript = false

  mutating func start() {
    for kind in kinds.indices { kinds[kind] = 0 }
    refused = 0
    (isUsed, isKnownScript) = (false, false)
    head.removeAll(keepingCapacity: true)
    hasEmptyScript = false
    refusal = nil
  }

  /// Keeps the first bytes of the input.
  ///
  /// - Parameter bytes: the bytes from the start of the input on, while none of them is processed.
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

  /// Records that the input added output.
  mutating func use() { isUsed = true }

  mutating func seeScript(isKnown: Bool) { isKnownScript = isKnown }

  mutating func seeEmptyScript() { hasEmptyScript = true }

  mutating func reject() { refused += 1 }

  /// Adds the tally of a later chunk of the input.
  mutating func merge(_ chunk: InputTally) {
    while kinds.count < chunk.kinds.count { kinds.append(0) }
    for (kind, count) in chunk.kinds.enumerated() { kinds[kind] += count }
    refused += chunk.refused
    isUsed = isUsed || chunk.isUsed
    refusal = refusal ?? chunk.refusal
  }

  /// The kinds of the records so far.
  private var met: [KindNumber] {
    kinds.indices.filter { kinds[$0] > 0 }.map { KindNumber(rawValue: UInt8($0)) }
  }

  /// Why the work could use nothing of the input; nil if it could.
  ///
  /// - Parameter names: the names of the kinds, indexed by kind.
  func unused(by work: some RecordWork, _ names: [String]) -> UnusedInput? {
    let met = met
    guard !isUsed, !met.contains(where: work.uses) else { return nil }
    var reason = reason(met, names)
    if work.lists?.use == .lists, reason == .unknown(.list) { reason = .unknown(.mixedList) }
    var others = reason == .refused ? refusal ?? "" : ""
    if case .others(let kinds) = reason { others = work.describe(otherKinds: kinds) }
    return UnusedInput(
      wanted: work.wanted, reason: reason,
      isLoss: !isKnownScript && ![.empty, .emptyPart, .emptyPage].contains(reason), others: others)
  }

  private func reason(_ met: [KindNumber], _ names: [String]) -> UnusedInput.Reason {
    if hasEmptyScript && met.isEmpty && refused == 0 { return .emptyPart }
    let isBlank = head.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if isBlank && met.isEmpty && refused == 0 { return .empty }
    let guess = InputGuess.of(head)
    if guess.isPage && met == [.page] && refused == 0 { return .emptyPage }
    let known = met.filter { ![.unknown, .page, .entry].contains($0) }
    if known.isEmpty { return refusal == nil ? .unknown(guess) : .refused }
    if refused == 0 { return .others(known.map { names[Int($0.rawValue)] }.sorted()) }
    return guess.isSpecific ? .unknown(guess) : .refused
  }
}
