/// Plain values that are piled up for each record anew: emptying it only forgets how many there are.
struct Pile<Element: BitwiseCopyable & Sendable>: Sendable {
  /// Those up to `count` are piled up; what is behind them is left from earlier records.
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
