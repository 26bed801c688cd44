internal import Moult
internal import MoultIO

/// Drives a job over its inputs: finds the members, loads their bytes into the job, here or on threads, and hands what
/// the job makes to a host.
///
///     var run = InputRun(settings, host)
///     try run.feed(&job)
package struct InputRun<Host: RunHost & ~Copyable>: ~Copyable {
  let settings: InputSettings
  /// Gets what the run makes.
  package var host: Host
  /// What became of the inputs so far.
  package private(set) var tally = MemberTally()
  private var reported: Rejections
  /// Whether the job has read an input.
  var hasBegun = false
  /// The owners of the personal archives in the inputs; nil where the job uses no names.
  var owners: Owners?

  /// A run that has read nothing.
  package init(_ settings: InputSettings, _ host: consuming Host) {
    self.settings = settings
    self.host = host
    reported = Rejections(reporting: settings.mostRejections)
  }

  /// A walk over the inputs.
  ///
  /// - Parameter wholeBytes: the size up to which members are short; 0 for none.
  mutating func startWalk(wholeBytes: Int) -> ArchiveWalker {
    let walk = ArchiveWalker(
      settings.containers, scriptStarts: Scripts.starts, wholeBytes: wholeBytes,
      opensTables: settings.readsLists, namesAhead: owners == nil ? [] : Scripts.ofOwners,
      passesOver: host.passesOver)
    host.start(walk)
    return walk
  }

  /// Starts an input.
  mutating func enter(_ input: RunInput, _ walk: ArchiveWalker) throws {
    try host.enter(input)
    let isOnly = settings.inputs.count == 1 && settings.laterInputs == nil
    switch input {
    case .path(let path): try walk.enter(path, isOnly: isOnly)
    case .bytes(let bytes): try walk.enter(bytes)
    }
  }

  /// Counts an input, and starts it in the job.
  mutating func begin<Kind>(_ input: Input, by job: inout Job<Kind>) {
    reported = Rejections(of: input.stream, reporting: settings.mostRejections)
    tally.begin(isPlainInput: input.isPlainInput)
    if hasBegun { job.startNextInput() }
    hasBegun = true
    owners?.start(input.member, in: &job)
  }

  /// Reads an input on the thread of the run.
  mutating func read<Kind>(_ input: Input, by job: inout Job<Kind>) throws {
    repeat {
      if try input.stream.wouldBlock() {
        job.settle()
        try write(&job, from: input.name)
      }
      try host.update(tally)
      if try !settings.mapsFiles || !input.read(by: &job) {
        guard try input.load(into: &job) > 0 else { return }
        job.proceed()
      }
      try write(&job, from: input.name, all: false)
    } while !job.isDone
  }

  /// Ends an input in the job, and writes the rest of its output.
  mutating func finish<Kind>(_ job: inout Job<Kind>, from name: String) throws {
    job.finish()
    try write(&job, from: name)
    if let rest = reported.rest(from: name) { host.say(rest) }
  }

  /// Reports a job's rejections, and writes its output.
  ///
  /// - Parameter all: false leaves a small amount of output to the next call.
  mutating func write<Kind>(_ job: inout Job<Kind>, from name: String, all: Bool = true) throws {
    let rejections = job.takeRejections()
    tally.rejected += rejections.count
    for message in reported.messages(rejections, from: name) { host.say(message) }
    try host.write(&job, all: all)
  }

  /// Adds to the tally, and hands on its messages.
  ///
  /// - Parameter isCounted: whether an earlier run has counted it.
  package mutating func merge(_ other: MemberTally, isCounted: Bool = false) throws {
    if !isCounted { host.count(other.named) }
    tally.merge(other)
    for message in tally.takeMessages() { host.say(message) }
    try host.update(tally)
  }
}
