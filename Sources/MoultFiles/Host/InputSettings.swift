package import Moult
package import MoultIO

/// What a run reads, and how.
package struct InputSettings: Sendable {
  /// The inputs in their order.
  package var inputs: [RunInput]
  /// Inputs that come while the run goes on, after ``inputs``; nil where there are none.
  package var laterInputs: ItemQueue<RunInput>?
  package var limits: Limits
  package var containers: ContainerLimits
  package var reading: Reading
  /// How many threads read; with 1, the thread that drives the run reads.
  package var threads: Int
  /// The script of a personal archive that inputs without a first line are.
  package var script: ArchiveScript?
  /// Whether the job reads lists and tables of IDs.
  package var readsLists: Bool
  /// How many rejections of an input are reported one by one; the others are counted.
  package var mostRejections: Int

  /// - Parameters:
  ///   - threads: one for each processor by default, up to ``mostUsualThreads``.
  package init(
    _ inputs: [RunInput], limits: Limits = Self.usualLimits,
    containers: ContainerLimits = ContainerLimits(), reading: Reading = .fastest,
    threads: Int = min(processorCount, Self.mostUsualThreads), script: ArchiveScript? = nil,
    readsLists: Bool = false, mostRejections: Int = 20
  ) {
    (self.inputs, self.limits, self.containers) = (inputs, limits, containers)
    (self.reading, self.threads, self.script) = (reading, threads, script)
    (self.readsLists, self.mostRejections) = (readsLists, mostRejections)
  }

  /// Beyond this, writing in order is the bottleneck, and each thread takes memory.
  package static let mostUsualThreads = 16
  /// The default limits of a record: 64 MiB, and 512 levels.
  package static let usualLimits = Limits(depth: 512, recordBytes: 64 << 20)
}

/// An input of a run.
package enum RunInput: Sendable {
  /// A file, a directory, an archive, or `-` for standard input.
  case path(String)
  /// Bytes from elsewhere.
  case bytes(ProvidedBytes)
}
