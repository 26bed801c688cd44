package import Moult
package import MoultIO

/// Gets what a run makes: output, messages, and where members begin and end.
///
/// A run calls its host on its own thread.
package protocol RunHost: ~Copyable {
  /// Takes the output of a job, and spills what the job has no memory for.
  ///
  /// - Parameter all: false where a small amount of output can wait for the next call.
  mutating func write<Kind>(_ job: inout Job<Kind>, all: Bool) throws

  /// After the last input, takes what the job has held back.
  mutating func writeHeldBack<Kind>(_ job: inout Job<Kind>) throws

  /// Takes a message.
  mutating func say(_ message: RunMessage)

  /// Called now and then with the counts so far; what it throws ends the run.
  mutating func update(_ tally: MemberTally) throws

  /// Called with the walk over the inputs, before the first one.
  mutating func start(_ walk: ArchiveWalker)

  /// Called before an input is opened.
  mutating func enter(_ input: RunInput) throws

  // MARK: Members with an output each

  /// Whether each member has an output of its own.
  var hasUnits: Bool { get }

  /// The members to leave out; called before anything of a member is read.
  var passesOver: (Member) throws -> Bool { get }

  /// Counts a member that was left out, and returns what an earlier run counted in it.
  mutating func passOver<Kind>(_ member: Member, by job: inout Job<Kind>) throws -> MemberTally?

  /// Called before a member is read.
  mutating func willRead()

  /// Starts a unit: a file of the inputs, or an archive with its members.
  mutating func startUnit(_ member: Member)

  /// Starts a member of the current unit.
  mutating func start(_ member: Member)

  /// Counts members that were not read, or not to their ends.
  mutating func count(_ faults: [NamedFault])

  /// Ends the current member.
  mutating func endMember<Kind>(
    _ job: inout Job<Kind>, _ outcome: MemberTally, _ conclude: Conclude<Kind>) throws

  /// Ends the current unit.
  mutating func endUnit() throws
}

/// A run with one output for all inputs.
extension RunHost where Self: ~Copyable {
  /// Nothing.
  package mutating func update(_ tally: MemberTally) throws {}
  /// Nothing.
  package mutating func start(_ walk: ArchiveWalker) {}
  /// Nothing.
  package mutating func enter(_ input: RunInput) throws {}
  /// False.
  package var hasUnits: Bool { false }
  /// None.
  package var passesOver: (Member) throws -> Bool { { _ in false } }
  /// Nothing.
  package mutating func passOver<Kind>(
    _ member: Member, by job: inout Job<Kind>
  ) throws -> MemberTally? { nil }
  /// Nothing.
  package mutating func willRead() {}
  /// Nothing.
  package mutating func startUnit(_ member: Member) {}
  /// Nothing.
  package mutating func start(_ member: Member) {}
  /// Nothing.
  package mutating func count(_ faults: [NamedFault]) {}
  /// Nothing.
  package mutating func endMember<Kind>(
    _ job: inout Job<Kind>, _ outcome: MemberTally, _ conclude: Conclude<Kind>
  ) throws {}
  /// Nothing.
  package mutating func endUnit() throws {}
}

/// What a job adds to its output at the end of the run, or of a member that has an output of its own.
package struct Conclusion {
  /// Lines.
  package var rest = ByteBuffer()
  /// What a reader of the output has to know and does not find in it.
  package var notes: [String] = []
  /// Writes another output, if an input was useful.
  package var otherOutput: (() throws -> Void)?

  /// A conclusion.
  package init(rest: ByteBuffer = ByteBuffer(), notes: [String] = []) {
    (self.rest, self.notes) = (rest, notes)
  }
}

/// Returns what the job adds at an end.
package typealias Conclude<Kind: JobKind> = (inout Job<Kind>) throws -> Conclusion
