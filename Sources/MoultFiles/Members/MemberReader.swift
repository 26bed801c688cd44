internal import Moult
internal import MoultIO

/// Reads a short member, or all members in it, each as an input of its own. It returns after a limited amount of
/// output, so that the caller can take it.
struct MemberReader {
  /// How members are read.
  struct Options: Sendable {
    let limits: ContainerLimits
    /// Whether ``MemberReader/proceed(_:)`` returns at the end of each member, so that each can have an output of its
    /// own.
    let stopsAtEnds: Bool
    /// See ``InputSettings/mostRejections``.
    let mostRejections: Int
  }

  /// ``proceed(_:)`` returns when the job has this much output, in bytes, or when there are ``messageBlock`` messages.
  private static let outputBlock = 1 << 20
  private static let messageBlock = 1000

  /// What happened in one call of ``proceed(_:)``.
  struct Progress: Sendable {
    /// Messages and counts.
    var tally = MemberTally()
    /// The member whose output it is; nil where there is none.
    var member: Member?
    /// Whether that member has ended.
    var hasEnded = false
  }

  private let walk: ArchiveWalker
  private let options: Options
  private var current: Input?
  private var reported: Rejections
  private var tally = MemberTally()
  private var owners: Owners?
  /// What follows the member at whose end the last call returned.
  private var found: ArchiveWalker.Found?

  /// - Parameter owners: the owners of archives so far; nil for a job that uses no names.
  /// - Throws: ``IOError`` where the member itself cannot be read.
  init(_ member: WholeMember, _ options: Options, owners: Owners?) throws {
    reported = Rejections(reporting: options.mostRejections)
    walk = ArchiveWalker(
      options.limits, scriptStarts: Scripts.starts,
      namesAhead: owners == nil ? [] : Scripts.ofOwners)
    self.options = options
    self.owners = owners
    try walk.enter(member)
  }

  /// Reads on, to the end or until there is enough output; `isDone` at the end.
  mutating func proceed(
    _ job: inout Job<some JobKind>
  ) throws -> (Progress, isDone: Bool) {
    var progress = Progress(member: current?.member)
    let isDone = try proceed(&job, &progress)
    progress.tally = tally
    tally = MemberTally()
    return (progress, isDone)
  }

  private mutating func proceed(
    _ job: inout Job<some JobKind>, _ progress: inout Progress
  ) throws -> Bool {
    while job.output.count < Self.outputBlock && tally.messageCount < Self.messageBlock {
      if let input = current {
        try read(input, by: &job)
        guard options.stopsAtEnds, current == nil else { continue }
        progress.hasEnded = true
        // Most members are the only one: then this call is the last.
        found = try walk.next()
        return found == nil
      }
      switch try found.take() ?? walk.next() {
      case .ahead(let open): owners?.read(open)
      case .open(let open):
        begin(Input(open), by: &job)
        progress.member = open.member
      case .skipped(_, let code): tally.skip(code)
      case .whole, .passedOver: preconditionFailure("this walk opens every member")
      case .failure(let member, let error), .fault(let member, let error):
        tally.fail(member.name, error)
      case nil: return true
      }
    }
    return false
  }

  private mutating func begin(_ input: Input, by job: inout Job<some JobKind>) {
    tally.begin(isPlainInput: input.isPlainInput)
    current = input
    reported = Rejections(of: input.stream, reporting: options.mostRejections)
    job.startNextInput()
    owners?.start(input.member, in: &job)
  }

  /// Reads the next block of a member, or ends it.
  private mutating func read(
    _ input: Input, by job: inout Job<some JobKind>
  ) throws {
    var fault: MemberError?
    do {
      let length = try input.load(into: &job)
      if length > 0 {
        job.proceed()
        return collect(from: &job, input.name)
      }
    } catch {
      fault = try input.fault(error)
    }
    job.finish()
    collect(from: &job, input.name)
    if let rest = reported.rest(from: input.name) { tally.report(rest) }
    tally.end(input.name, job.unusedInput, fault: fault)
    current = nil
  }

  private mutating func collect(from job: inout Job<some JobKind>, _ name: String) {
    let rejections = job.takeRejections()
    tally.rejected += rejections.count
    for message in reported.messages(rejections, from: name) { tally.report(message) }
  }
}
