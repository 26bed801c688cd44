internal import JSONStream

extension JobOutput {
  /// Forgets all, and keeps its memory.
  mutating func removeAll() {
    buffer.removeAll()
    rejections.removeAll()
    clearCounts()
  }

  /// Adds the output of the part that starts at a place of the input.
  ///
  /// - Precondition: there is no output here.
  mutating func takeOver(_ part: inout JobOutput, after start: Position) {
    precondition(buffer.isEmpty, "output of an earlier part waits")
    swap(&buffer, &part.buffer)
    for rejection in part.rejections {
      rejections.append(
        Rejection(
          code: rejection.code, position: rejection.position.after(start),
          reason: rejection.reason))
    }
    mergeCounts(part)
  }
}
