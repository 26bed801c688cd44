internal import CYajl

/// yajl with its callbacks and tape. Each call parses a run of bytes as whole values.
@safe struct Parser: ~Copyable {
  /// The result of parsing a run of bytes. The complete values before a fault are on the tape.
  enum Outcome {
    case complete
    /// The bytes end inside a value.
    case cut
    case failed(index: Int, code: ReadError.Code, reason: String)
  }

  private let state: UnsafeMutablePointer<ParserState>
  private let callbacks: UnsafeMutablePointer<yajl_callbacks>
  private var yajl: Yajl
  private var isUsed = false

  init(selector: Selector, limits: Limits) {
    let capacity = 1024
    unsafe callbacks = .allocate(capacity: 1)
    unsafe callbacks.initialize(to: Callbacks.all())
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(
      to: ParserState(
        tables: selector.tables, depthLimit: limits.depth, callbacks: callbacks,
        frames: .allocate(capacity: limits.depth + 1),
        nodes: .allocate(capacity: capacity), nodeCapacity: capacity))
    unsafe yajl = Yajl(callbacks: callbacks, context: state)
    unsafe state.pointee.handle = yajl.handle
  }

  deinit {
    // yajl keeps both addresses until it is freed after this body, and does not use them then.
    unsafe state.pointee.frames.deallocate()
    unsafe state.pointee.nodes.deallocate()
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
    unsafe callbacks.deallocate()
  }

  /// The nodes of the values of the last call of `parse`.
  var nodes: Span<Node> {
    @_lifetime(borrow self) get {
      // The tape does not move or shrink until the next call of `parse`, which is `mutating`.
      let span = unsafe Span(
        _unsafeStart: state.pointee.nodes, count: state.pointee.nodeCount)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The number of complete values of the last call of `parse`.
  var rootCount: Int { unsafe state.pointee.rootCount }

  /// Whether a value of the last call of `parse` has an object in the place of a value.
  var hasObjectForValue: Bool { unsafe state.pointee.hasObjectForValue }

  /// Passes the state to the skimmer, which fills the tape while yajl parses nothing.
  mutating func withTape<Result>(_ body: (inout ParserState) -> Result) -> Result {
    unsafe body(&state.pointee)
  }

  /// The offset of the last value that started at the root.
  var openRootStart: Int { unsafe Int(state.pointee.nodes[state.pointee.rootNode].start) }

  /// Whether the last call of `parse` stopped inside a container.
  var isInsideValue: Bool { unsafe state.pointee.depth > 0 }

  /// The offset of the root array in which the last call of `parse` stopped; nil if it did not.
  var openArrayStart: Int? {
    guard unsafe state.pointee.depth > 0 else { return nil }
    let node = unsafe state.pointee.nodes[state.pointee.rootNode]
    return node.kind == .array ? Int(node.start) : nil
  }

  /// Reads all values in the bytes. O(count).
  ///
  /// Reading ends at a fault of encoding. The bytes before it are parsed first, so that the first fault in
  /// the order of the bytes is the one reported.
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Outcome {
    unsafe reset(bytes, count)
    let fault = unsafe TextCheck.firstFault(in: bytes, count: count)
    let fed = fault?.index ?? count
    let status = fed == 0 ? .ok : unsafe yajl.parse(bytes, fed)
    if status != .ok { return failure(beyond: nil) }
    if let fault {
      isUsed = true
      return Self.outcome(fault.index, fault.fault)
    }
    // yajl ends a number only at the byte after it.
    if unsafe fed > 0 && bytes[fed - 1] != UInt8(ascii: "\n") {
      var end = UInt8(ascii: "\n")
      if unsafe yajl.parse(&end, 1) != .ok { return failure(beyond: count) }
    }
    return unsafe state.pointee.depth == 0 ? .complete : .cut
  }

  private static func outcome(_ index: Int, _ fault: TextCheck.Fault) -> Outcome {
    switch fault {
    case .encoding: .failed(index: index, code: .encoding, reason: "not valid UTF-8")
    case .space: .failed(index: index, code: .syntax, reason: "invalid char in json text")
    }
  }

  /// The fault at which yajl stopped. `end` is its index if it is in the line end that was fed after
  /// the bytes.
  private mutating func failure(beyond end: Int?) -> Outcome {
    isUsed = true
    let fault = yajl.fault()
    let index = end ?? fault.index
    if unsafe state.pointee.isTooDeep {
      let limit = unsafe state.pointee.depthLimit
      return .failed(index: index, code: .depth, reason: "nested deeper than \(limit) levels")
    }
    return .failed(index: index, code: .syntax, reason: fault.reason)
  }

  /// Empties the tape and, after an incomplete or faulty value, creates a new parser.
  private mutating func reset(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if unsafe isUsed || state.pointee.depth != 0 {
      unsafe callbacks.pointee = Callbacks.all()
      unsafe yajl = Yajl(callbacks: callbacks, context: state)
      unsafe state.pointee.handle = yajl.handle
      unsafe state.pointee.restart()
      isUsed = false
    }
    unsafe state.pointee.begin(bytes, count)
  }
}

extension ParserState {
  /// Closes all open containers.
  mutating func restart() {
    frameCount = 0
    depth = 0
    skipDepth = 0
    edge = Selector.rootEdge
    takesValues = true
    unknownKey = 0
    isTooDeep = false
  }

  /// Empties the tape for the bytes of the next feed.
  mutating func begin(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    unsafe base = bytes
    byteCount = count
    nodeCount = 0
    rootCount = 0
    rootEnd = 0
    hasObjectForValue = false
    isObjectForValue = false
  }
}
