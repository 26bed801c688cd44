/// A scratch array that is filled anew for each record. Removing all elements only resets the count.
struct Pile<Element: BitwiseCopyable & Sendable>: Sendable {
  /// The first `count` elements are in use; the others are left from earlier records.
  private var elements: [Element] = []
  private(set) var count = 0

  mutating func removeAll() {
    count = 0
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count < elements.count {
      elements[count] = element
    } else {
      elements.append(element)
    }
    count &+= 1
  }

  /// - Precondition: `index` is less than ``count``.
  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index < count)
      return elements[index]
    }
    @inline(__always) set {
      precondition(index < count)
      elements[index] = newValue
    }
  }

  var indices: Range<Int> { 0..<count }
}
