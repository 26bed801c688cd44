extension TableResult {
  /// How the cells of the table are protected, a sentence each. They depend on the request alone, so that they
  /// reveal nothing about the data.
  public var protection: [String] {
    if analysis.isUnprotected {
      return ["Nothing is protected; the table must not be published (--unsafe-for-tests)."]
    }
    if let lines = analysis.lines {
      return [
        lines.note, "A cell is not printed if one of the others could be computed from it.",
        "A value that looks like an identifier is not printed.",
      ]
    }
    return [
      "A cell is printed only if at least \(analysis.minimumUsers) different users are in it.",
      "A cell is not printed if one user wrote more than half of its tweets.",
      "A cell is not printed if one of the others could be computed from it.",
      "At most \(analysis.mostOfUser) tweets of a user count in the table.",
      "A value that looks like an identifier is not printed.",
      isMerged
        ? "Users are counted by keyed hashes, under one key for all parts of the data; it is in no table."
        : "Users are counted by keyed hashes; the key was drawn for this run and is not stored.",
    ]
  }
}
