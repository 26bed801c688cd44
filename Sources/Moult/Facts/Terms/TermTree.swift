/// The tree of an automaton, with the links that it follows where no child has the next byte.
struct TermTree: Sendable {
  /// For each node, the first of its children; they end where those of the next node begin.
  private var firstChild: [Int32] = []
  /// For each node, the byte that leads to it.
  private var byte: [UInt8] = [0]
  /// For each node, the node of the longest end of its text that also begins a form.
  private var link: [Int32] = [0]
  /// For each node, the form that it ends; -1 for none.
  private var formOfNode: [Int32] = []
  /// For each node, the longest form that ends its text and is shorter; 0 for none.
  private var shorter: [Int32] = [0]
  /// For each byte, the child of the root; 0 for none.
  private var childOfRoot = [Int32](repeating: 0, count: 256)

  /// - Parameter forms: different texts in the order of their bytes, each with a byte or more.
  init(_ forms: [[UInt8]]) {
    // The forms that begin with the text of each node; nodes are appended level by level.
    var ranges = [forms.indices]
    var lengths = [0]
    var parents: [Int32] = [0]
    var node = 0
    while node < ranges.count {
      var range = ranges[node]
      let length = lengths[node]
      let endsForm = !range.isEmpty && forms[range.lowerBound].count == length
      formOfNode.append(endsForm ? Int32(range.lowerBound) : -1)
      if endsForm { range = range.dropFirst() }
      firstChild.append(Int32(ranges.count))
      while let first = range.first {
        let next = forms[first][length]
        let end = range.first { forms[$0][length] != next } ?? range.upperBound
        ranges.append(first..<end)
        lengths.append(length + 1)
        parents.append(Int32(node))
        byte.append(next)
        range = end..<range.upperBound
      }
      node += 1
    }
    firstChild.append(Int32(ranges.count))
    for child in firstChild[0]..<firstChild[1] { childOfRoot[Int(byte[Int(child)])] = child }
    addLinks(parents)
  }

  /// The links of a node follow from those of nodes that are nearer to the root.
  private mutating func addLinks(_ parents: [Int32]) {
    for node in parents.indices.dropFirst() {
      let parent = parents[node]
      let target = parent == 0 ? 0 : next(link[Int(parent)], byte[node])
      link.append(target)
      shorter.append(isEnd(target) ? target : shorter[Int(target)])
    }
  }

  /// The node after another byte. Amortized O(log children) over a text.
  @inline(__always)
  func next(_ node: Int32, _ next: UInt8) -> Int32 {
    var node = node
    while node != 0 {
      if let child = child(of: node, next) { return child }
      node = link[Int(node)]
    }
    return childOfRoot[Int(next)]
  }

  @inline(__always)
  private func child(of node: Int32, _ next: UInt8) -> Int32? {
    var (low, high) = (firstChild[Int(node)], firstChild[Int(node) + 1])
    while low < high {
      let middle = (low + high) / 2
      if byte[Int(middle)] < next { low = middle + 1 } else { high = middle }
    }
    return low < firstChild[Int(node) + 1] && byte[Int(low)] == next ? low : nil
  }

  /// Whether a node ends a form.
  func isEnd(_ node: Int32) -> Bool { formOfNode[Int(node)] >= 0 }

  /// The form that a node ends.
  func form(endingAt node: Int32) -> Int32 { formOfNode[Int(node)] }

  /// The node of the longest form that ends the text of a node and is shorter; 0 for none.
  func shorterEnd(_ node: Int32) -> Int32 { shorter[Int(node)] }
}
