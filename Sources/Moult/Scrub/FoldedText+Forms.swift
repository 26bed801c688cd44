/// Characters that are written as several, `&amp;` or `%20`, and how searches read them.
extension FoldedText {
  /// Finds the entities and percent encodings of the text. O(elements).
  mutating func findForms() {
    hasForms = false
    for start in folded.indices where folded[start] == 0x26 || folded[start] == 0x25 {
      // A form at `%` is not searched for inner ones: `%25` has no `%` after its first element.
      guard
        let form = WrittenForms.entity(in: folded, at: start)
          ?? WrittenForms.percent(in: folded, at: start)
      else { continue }
      if !hasForms { prepareForms() }
      if forms[start].length > 1 { continue }
      meant[start] = Scalars.isSpace(form.scalar) ? Scalars.space : Scalars.fold(form.scalar)
      for index in start..<start + form.length {
        forms[index] = Form(start: Int32(start), length: Int32(form.length))
      }
    }
  }

  private mutating func prepareForms() {
    hasForms = true
    meant.removeAll(keepingCapacity: true)
    meant.append(contentsOf: folded)
    forms.removeAll(keepingCapacity: true)
    for index in folded.indices { forms.append(Form(start: Int32(index), length: 1)) }
  }

  /// The folded character that the element at an index means.
  @inline(__always)
  func character(at index: Int) -> UInt32 { hasForms ? meant[index] : folded[index] }

  /// The index after the character that the element at an index means.
  @inline(__always)
  func index(after index: Int) -> Int {
    guard hasForms, Int(forms[index].start) == index else { return index + 1 }
    return index + Int(forms[index].length)
  }

  /// Which forms a needle search decodes. A needle can itself contain what looks like an entity or a
  /// percent encoding, so each reading finds needles that the others miss.
  enum Reading {
    /// No form: the characters as they are written.
    case letters
    /// Entities only.
    case entities
    /// Entities and percent encodings.
    case all
  }

  /// The character at an index as read, and the index after it.
  @inline(__always)
  func read(_ index: Int, as reading: Reading) -> (character: UInt32, next: Int) {
    let isForm =
      switch reading {
      case .letters: false
      case .entities: folded[index] == 0x26
      case .all: true
      }
    return isForm ? (character(at: index), self.index(after: index)) : (folded[index], index + 1)
  }

  /// The folded character before an index, nil at the start.
  func character(before index: Int) -> UInt32? {
    guard index > 0 else { return nil }
    guard hasForms, forms[index - 1].length > 1 else { return folded[index - 1] }
    let form = forms[index - 1]
    return Int(form.start + form.length) == index ? meant[Int(form.start)] : folded[index - 1]
  }

  /// A range of elements, widened so that it splits no entity and no percent encoding.
  func whole(_ range: Range<Int>) -> Range<Int> {
    guard hasForms, !range.isEmpty else { return range }
    let last = forms[range.upperBound - 1]
    let end = max(range.upperBound, Int(last.start + last.length))
    return min(range.lowerBound, Int(forms[range.lowerBound].start))..<end
  }
}
