package import Moult

extension Report {
  /// What a reader of an output has to know that was made of personal archives.
  ///
  /// - Parameter hasCounts: whether counts of records may be stated.
  package func archiveNotes(hasCounts: Bool) -> [String] {
    var notes: [String] = []
    if showsPersonalArchives {
      notes.append(
        "an archive is one person's: its tweets are about its owner and people around them, and no rule about many "
          + "users protects these; publish the output with the consent of its owner only")
    }
    if recordsBeforeOwner > 0 {
      let count = recordsBeforeOwner
      let tweets = !hasCounts ? "tweets were" : count == 1 ? "1 tweet was" : "\(count) tweets were"
      notes.append(
        "\(tweets) read without all names of the personal archive's owner, which came later or not at all; "
          + "give the archive as a zip or a folder, or account.js, profile.js and manifest.js before its tweets"
      )
    }
    return notes
  }
}
