internal import JSONStream

/// Takes values out of a line, as if the policy dropped them: an object or array of which nothing is left goes too.
struct LineCut {
  private let form: Form
  private var start = 0

  private enum Form {
    case own, flat, table, packed
  }

  init(_ options: Redaction.Options) {
    form =
      options.isPacked
      ? .packed : options.format == .csv ? .table : options.shape == .flat ? .flat : .own
  }

  /// Appends what is left of a line. O(`line.count`).
  ///
  /// - Parameters:
  ///   - values: the values to take out, in their order.
  ///   - offset: the index of the line in the output that the values' ranges refer to.
  mutating func append(
    _ line: Span<UInt8>, without values: [ValueLog.Entry], offset: Int, to out: inout ByteBuffer
  ) {
    start = out.count
    var next = 0
    for value in values {
      out.append(line.extracting(next..<value.start - offset))
      next = value.end - offset
      if value.isInText {
        out.append(Mark.tag.text)
      } else if form == .packed {
        // The value has neither key nor separator.
        continue
      } else if form == .table {
        closeGap(in: line, &next, separator: UInt8(ascii: " "), &out)
      } else {
        closeGap(in: line, &next, &out)
      }
    }
    out.append(line.extracting(next...))
    if form == .packed { PackedForm.setLength(of: start, in: &out) }
  }

  /// Removes the key of a value that is gone and the containers that it leaves empty, with a comma beside them. In a flat
  /// line, a list stays when it is empty.
  private func closeGap(in line: Span<UInt8>, _ next: inout Int, _ out: inout ByteBuffer) {
    removeKey(&out)
    closeGap(in: line, &next, separator: UInt8(ascii: ","), &out)
    while form == .own, out.count > start + 1, isEmptyContainer(line, next, out) {
      out.truncate(to: out.count - 1)
      next += 1
      removeKey(&out)
      closeGap(in: line, &next, separator: UInt8(ascii: ","), &out)
    }
  }

  /// Removes one of the separators around a value that is gone.
  private func closeGap(
    in line: Span<UInt8>, _ next: inout Int, separator: UInt8, _ out: inout ByteBuffer
  ) {
    if out.bytes[out.count - 1] == separator {
      out.truncate(to: out.count - 1)
    } else if line[next] == separator {
      next += 1
    }
  }

  private func isEmptyContainer(
    _ line: Span<UInt8>, _ next: Int, _ out: borrowing ByteBuffer
  ) -> Bool {
    switch (out.bytes[out.count - 1], line[next]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): true
    default: false
    }
  }

  /// Removes the key before a value. A key of a catalogue contains no quote.
  private func removeKey(_ out: inout ByteBuffer) {
    var end = out.count - 1
    guard out.bytes[end] == UInt8(ascii: ":") else { return }
    end -= 2
    while out.bytes[end] != UInt8(ascii: "\"") { end -= 1 }
    out.truncate(to: end)
  }
}
