/// A job whose input can be read in parts, by copies of it on several threads.
///
/// The parts are stretches of whole lines. A copy reads one as if nothing were open at its start, and
/// the job takes over, in the order of the input, what the copies did:
///
///     var part = job.makePart()
///     part.startPart()
///     try part.load(upTo: size) { … }      // read bytes of the input
///     part.giveTail(to: &next)             // so that it ends with a line
///     part.readPart()                      // on any thread
///     if job.isBetweenLines { job.takeOver(&part) } else { job.reread(part) }
///
/// What comes of it is the same, byte for byte, as if the job had read all of the input.
///
/// A copy can read whole inputs as well, as any job does, with ``RecordJob/startNextInput()`` before
/// each; the job takes over what it did with ``takeOverInput(_:)``.
public protocol PartedJob: RecordJob, Sendable, ~Copyable {
  /// Whether what follows in the input can be read without what came: the input is known to be made
  /// of lines, all of it so far is read, and nothing is open.
  var isBetweenLines: Bool { get }

  /// A job for parts of this one's input.
  func makePart() -> Self

  /// Of a part: forgets all and gets ready for the next part.
  mutating func startPart()

  /// Of a part: gives what follows its last line end to the next part; false where it has none. O(bytes
  /// given).
  mutating func giveTail(to next: inout Self) -> Bool

  /// Of a part: does the job on the records loaded.
  mutating func readPart()

  /// Takes over what a part did that follows what this job has read: its output, counts and refusals,
  /// and the record that is open at its end, if there is one.
  ///
  /// - Precondition: ``isBetweenLines``, and all output and refusals so far are taken.
  mutating func takeOver(_ part: inout Self)

  /// Takes over what a part did that reads inputs of its own, since it was started or this was called:
  /// its output, counts and refusals, which have the positions that they have there. The part goes on.
  ///
  /// - Precondition: all output and refusals so far are taken.
  mutating func takeOverInput(_ part: inout Self)

  /// Reads the bytes of a part again, as its start was not what the part took it for. O(bytes).
  mutating func reread(_ part: borrowing Self)
}

/// A job that can tell of each input by itself.
public protocol MemberJob: PartedJob, ~Copyable {
  /// What was counted so far, which is forgotten: what comes is counted anew. What a job remembers of
  /// inputs besides, as IDs seen, goes on.
  mutating func takeReport() -> Report
}
