package import Moult
package import MoultIO

/// What a run reads, and how.
package struct InputSettings: Sendable {
  /// The inputs in their order.
  package var inputs: [RunInput]
  /// Inputs that come while the run goes on, after ``inputs``; nil where there are none.
  package var laterInputs: ItemQueue<RunInput>?
  /// The limits of a record: 64 MiB and 512 levels by default.
  package var limits = Limits(depth: 512, recordBytes: 64 << 20)
  /// The limits of containers.
  package var containers = ContainerLimits()
  /// How records are parsed.
  package var reading = Reading.fastest
  /// How many threads read; with 1, the thread that drives the run reads. By default one for each processor, up to
  /// ``mostUsualThreads``.
  package var threads = min(processorCount, Self.mostUsualThreads)
  /// The script of a personal archive that inputs without a first line are.
  package var script: ArchiveScript?
  /// Whether the job reads lists and tables of IDs.
  package var readsLists = false
  /// Whether long files are mapped into memory, which saves a copy. Not for jobs that end before their input: they read as many
  /// records of a file as of a pipe. A file that is shortened while it is read ends the process, so that only a process of its own
  /// may do this.
  package var mapsFiles = false
  /// How many rejections of an input are reported one by one; the others are counted.
  package var mostRejections = 20

  /// The defaults for some inputs.
  package init(_ inputs: [RunInput]) { self.inputs = inputs }

  /// Beyond this, writing in order is the bottleneck, and each thread takes memory.
  package static let mostUsualThreads = 16
}

/// An input of a run.
package enum RunInput: Sendable {
  /// A file, a directory, an archive, or `-` for standard input.
  case path(String)
  /// Bytes from elsewhere.
  case bytes(ProvidedBytes)

  /// The path; nil for bytes from elsewhere.
  var path: String? { if case .path(let path) = self { path } else { nil } }
}
