internal import JSONStream

extension Effects {
  /// Forgets all, and keeps its memory.
  mutating func removeAll() {
    output.removeAll()
    rejections.removeAll()
    clearCounts()
  }

  /// Adds the effects of the part that starts at a place of the input.
  ///
  /// - Precondition: there is no output here.
  mutating func takeOver(_ part: inout Effects, after start: Position) {
    precondition(output.isEmpty, "output of an earlier part waits")
    swap(&output, &part.output)
    for rejection in part.rejections {
      rejections.append(
        Rejection(
          code: rejection.code, position: rejection.position.after(start),
          reason: rejection.reason))
    }
    mergeCounts(part)
  }
}
