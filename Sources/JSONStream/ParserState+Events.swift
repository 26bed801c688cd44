internal import CYajl

/// The handlers of yajl's events. A return value of 1 continues, 0 stops the parser.
///
/// Pointers that yajl hands in are valid during the call; `frames` and `nodes` are indexed below
/// their counts, which only grow by `push` and `append`.
extension ParserState {
  mutating func key(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    if isObjectForValue {
      isObjectForValue = false
      // yajl passes the bytes of the key.
      unsafe hasObjectForValue =
        hasObjectForValue || length == 0 || !(0x61...0x7A ~= text[0] | 0x20)
    }
    let state = unsafe frames[frameCount - 1].state
    if let row = unsafe tables.find(text, length, in: state) {
      unsafe frames[frameCount - 1].marks |= row.pointee.mark
      unsafe edge = row.pointee.edge
      unknownKey = 0
    } else {
      unsafe edge = tables.states[Int(state)].otherKeys
      if tables.unknownState >= 0 { unsafe unknownKey = place(text, length) }
    }
    setTakesValues(wantsValue(edge))
    return 1
  }

  mutating func string(_ text: UnsafePointer<UInt8>?, _ length: Int) -> Int32 {
    let slice = unsafe place(text, length)
    let isPlain = unsafe isInside(text)
    append(isPlain ? .string : .escaped, slice)
    return 1
  }

  mutating func number(_ text: UnsafePointer<CChar>?, _ length: Int) -> Int32 {
    let bytes = unsafe UnsafeRawPointer(text)?.assumingMemoryBound(to: UInt8.self)
    // yajl copies a number that ends with the feed to memory of its own. Only the root can be such a
    // number, and no job reads a root that is one.
    let slice = unsafe isInside(bytes) ? place(bytes, length) : 0
    append(.number, slice)
    return 1
  }

  mutating func literal(_ kind: Node.Kind) -> Int32 {
    append(kind, 0)
    return 1
  }

  mutating func openObject() -> Int32 {
    depth += 1
    guard depth <= depthLimit else { return rejectDepth() }
    guard skipDepth == 0 else { return 1 }
    let child = childState(edge)
    isObjectForValue = false
    if unsafe edge < SelectorTables.noEdge && tables.edges[Int(edge)].isPlain {
      hasObjectForValue = hasObjectForValue || child < 0
      isObjectForValue = child >= 0
    }
    if child < 0 {
      startSkipping()
    } else {
      push(.object, state: child)
    }
    return 1
  }

  mutating func openArray() -> Int32 {
    depth += 1
    guard depth <= depthLimit else { return rejectDepth() }
    guard skipDepth == 0 else { return 1 }
    if childState(edge) < 0 && !wantsValue(edge) {
      startSkipping()
    } else {
      push(.array, state: -1)
    }
    return 1
  }

  mutating func closeObject() -> Int32 {
    isObjectForValue = false
    close()
    return 1
  }

  mutating func closeArray() -> Int32 {
    close()
    return 1
  }
}
