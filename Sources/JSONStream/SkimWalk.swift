/// Builds the tape of a record that a kernel accepted, by walking from key to key.
///
/// The kernel validated every byte of the record, so nothing is checked here, and unselected values are
/// skipped: a string or number up to the next token, a container to its closing bracket. The tape equals
/// the one from yajl's events.
///
/// The bytes of a mapped file may change after they were validated. So a walk that leaves the record ends, and its tape is
/// not used.
@unsafe struct SkimWalk {
  let bytes: UnsafePointer<UInt8>
  /// The bytes of the record.
  let length: Int
  let map: SkimMap
  let tables: SelectorTables
  let guesses: KeyGuesses
  var nodes: UnsafeMutablePointer<Node>
  var nodeCount = 0
  var nodeCapacity: Int
  /// The index of the next bracket that is neither entered nor skipped.
  var bracket = 0
  /// Whether an object is in the place of a value.
  var hasObjectForValue = false

  /// Appends the record's object to the tape; false if a key that has to be compared has escapes, which
  /// yajl then reads.
  mutating func root(end: Int) -> Bool {
    let child = unsafe tables.edges[Int(Selector.rootEdge)].child
    let node = unsafe append(.object, Selector.rootEdge, 0, end)
    guard child >= 0 else { return true }
    return unsafe fields(of: node, state: child)
  }

  /// Reads the fields of the object at the next bracket. Each step stays in the record, since its tokens
  /// follow the grammar.
  private mutating func fields(of node: Int, state: Int32) -> Bool {
    guard unsafe bracket < map.bracketCount else { return false }
    var place = unsafe Int(map.brackets[bracket]) + 1
    unsafe bracket += 1
    var marks: UInt128 = 0
    var last = unsafe guesses.start(of: state)
    unsafe skipSpace(&place)
    while unsafe bytes[place] == UInt8(ascii: "\"") {
      let key = unsafe bytes + place + 1
      var entry = unsafe guesses.entry(last.pointee.next)
      if unsafe !guesses.matches(entry, key, in: state) {
        guard let found = unsafe lookUp(place + 1, in: state) else { return false }
        unsafe last.pointee.next = found
        unsafe entry = guesses.entry(found)
      }
      unsafe last = entry
      if let row = unsafe entry.pointee.row { marks |= unsafe row.pointee.mark }
      place += unsafe Int(entry.pointee.length) + 3
      unsafe skipSpace(&place)
      guard unsafe value(at: &place, entry.pointee.edge) else { return false }
      if unsafe bytes[place] != UInt8(ascii: ",") { break }
      place += 1
      unsafe skipSpace(&place)
    }
    // The closing bracket is the next one.
    unsafe bracket += 1
    unsafe nodes[node].next = UInt32(truncatingIfNeeded: nodeCount)
    unsafe nodes[node].marks = marks
    return true
  }

  /// Looks up a key that was not guessed, and stores it as the guess; nil if it has escapes.
  @inline(never)
  private func lookUp(_ place: Int, in state: Int32) -> UInt16? {
    guard unsafe place < length else { return nil }
    let end = unsafe map.stop(from: place)
    if unsafe map.hasSlash(place, end) { return nil }
    let (key, length) = unsafe (bytes + place, end - place)
    // The reader's memory extends past the record.
    let words = unsafe KeyWords(padded: key, length)
    let row = unsafe tables.find(key, words, length, in: state)
    let edge = unsafe row.map { unsafe $0.pointee.edge } ?? tables.states[Int(state)].otherKeys
    return unsafe guesses.place(
      key, length, in: state, hash: words.hash(length: length), edge: edge, row: row)
  }

  /// Reads the elements of the array at the next bracket.
  private mutating func elements(of node: Int, _ edge: UInt16) -> Bool {
    guard unsafe bracket < map.bracketCount else { return false }
    var place = unsafe Int(map.brackets[bracket]) + 1
    unsafe bracket += 1
    unsafe skipSpace(&place)
    while unsafe bytes[place] != UInt8(ascii: "]") {
      guard unsafe value(at: &place, edge) else { return false }
      if unsafe bytes[place] != UInt8(ascii: ",") { break }
      place += 1
      unsafe skipSpace(&place)
    }
    unsafe bracket += 1
    unsafe nodes[node].next = UInt32(truncatingIfNeeded: nodeCount)
    return true
  }

  /// Reads the value that an edge leads to, and moves after it.
  @inline(__always)
  private mutating func value(at place: inout Int, _ edge: UInt16) -> Bool {
    guard unsafe place < length else { return false }
    let isEdge = edge < SelectorTables.noEdge
    let row = unsafe isEdge ? tables.edges[Int(edge)] : .init(child: -1, isValue: false)
    let first = unsafe bytes[place]
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return unsafe container(at: &place, first, edge, row)
    }
    // The last bracket of the record bounds a search that begins in it.
    guard unsafe place + 1 < length else { return false }
    let isString = first == UInt8(ascii: "\"")
    let end = unsafe map.stop(from: place + 1)
    if row.isValue {
      if isString {
        let kind = unsafe map.hasSlash(place + 1, end) ? Node.Kind.escaped : .string
        unsafe append(kind, edge, place + 1, end)
      } else {
        unsafe scalar(first, edge, place, end)
      }
    }
    place = isString ? end + 1 : end
    return true
  }

  private mutating func container(
    at place: inout Int, _ first: UInt8, _ edge: UInt16, _ row: SelectorTables.EdgeRow
  ) -> Bool {
    let isObject = first == UInt8(ascii: "{")
    if isObject && row.isPlain, unsafe row.child < 0 || startsUnlikeRecord(place) {
      unsafe hasObjectForValue = true
    }
    guard row.child >= 0 || !isObject && row.isValue else {
      guard unsafe bracket < map.bracketCount else { return false }
      unsafe stepOver(&place)
      return true
    }
    let node = unsafe append(isObject ? .object : .array, edge, place, place)
    let isRead = unsafe isObject ? fields(of: node, state: row.child) : elements(of: node, edge)
    guard isRead, unsafe bracket <= map.bracketCount else { return false }
    place = unsafe Int(map.brackets[bracket - 1]) + 1
    return true
  }

  /// Whether the object at a place has a first key that does not begin with a letter, as `$numberLong`; keys of
  /// records do. The reader's memory extends past the record.
  private func startsUnlikeRecord(_ place: Int) -> Bool {
    var key = place + 1
    unsafe skipSpace(&key)
    return unsafe bytes[key] == UInt8(ascii: "\"") && !(0x61...0x7A ~= bytes[key + 1] | 0x20)
  }

  @inline(__always)
  private mutating func scalar(_ first: UInt8, _ edge: UInt16, _ start: Int, _ end: Int) {
    switch first {
    case UInt8(ascii: "t"): unsafe append(.true, edge, 0, 0)
    case UInt8(ascii: "f"): unsafe append(.false, edge, 0, 0)
    case UInt8(ascii: "n"): unsafe append(.null, edge, 0, 0)
    default: unsafe append(.number, edge, start, end)
    }
  }

  /// Skips the container at the next bracket.
  @inline(__always)
  private mutating func stepOver(_ place: inout Int) {
    let closer = unsafe Int(map.partners[bracket])
    place = unsafe Int(map.brackets[closer]) + 1
    unsafe bracket = closer + 1
  }

  @inline(__always)
  private func skipSpace(_ place: inout Int) {
    if unsafe bytes[place] == UInt8(ascii: " ") { place += 1 }
  }

  @inline(__always) @discardableResult
  private mutating func append(
    _ kind: Node.Kind, _ edge: UInt16, _ start: Int, _ end: Int
  ) -> Int {
    if unsafe nodeCount == nodeCapacity { unsafe grow() }
    let index = unsafe nodeCount
    // `grow` allocated memory for this index; offsets in a record fit 32 bits.
    unsafe nodes[index] = Node(
      kind: kind, edge: edge, start: UInt32(truncatingIfNeeded: start),
      end: UInt32(truncatingIfNeeded: end), next: UInt32(truncatingIfNeeded: index + 1), marks: 0)
    unsafe nodeCount += 1
    return index
  }

  private mutating func grow() {
    unsafe nodes = nodes.grown(from: nodeCapacity, to: nodeCapacity * 2)
    unsafe nodeCapacity *= 2
  }
}

extension UnsafeMutablePointer where Pointee == Node {
  /// Returns a larger tape with the same `count` initialized nodes, which are bitwise copyable, and frees
  /// this one.
  func grown(from count: Int, to capacity: Int) -> UnsafeMutablePointer<Node> {
    let memory = UnsafeMutablePointer<Node>.allocate(capacity: capacity)
    unsafe memory.update(from: self, count: count)
    unsafe deallocate()
    return unsafe memory
  }
}
