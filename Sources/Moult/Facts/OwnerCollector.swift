public import JSONStream

/// Collects the names of the owner of a personal archive from its scripts, so that other jobs have them before the
/// first tweet:
///
///     var collector = OwnerCollector()
///     for script in [account, profile, manifest] {
///       collector.feed(script)
///       collector.finish()
///       collector.startNextInput()
///     }
///     job.startArchive("jane.zip", of: collector.owner)
///
/// Scripts that name nobody, such as tweets, are passed over. It has no ``Job/output``.
public typealias OwnerCollector = Job<OwnerCollection>

/// The kind of job of an ``OwnerCollector``.
public enum OwnerCollection: JobKind, WorkKind {
  typealias Work = OwnerWork
}

extension Job where Purpose == OwnerCollection {
  /// A job for the scripts of one archive.
  public init(limits: Limits = Limits(), reading: Reading = .fastest) {
    self.init(OwnerWork(), limits: limits, reading: reading)
  }

  /// The names so far. O(1).
  public var owner: OwnerNames { work.owner }
}

/// The work of an ``OwnerCollector``.
struct OwnerWork: RecordWork {
  private static let names = Projection(.builtIn) { field, _ in OwnerReader.wants(field) }

  private(set) var owner = OwnerNames()
  private var reader = OwnerReader(OwnerWork.names)

  var projection: Projection { Self.names }

  var wanted: String { "accounts" }

  func makeWorker() -> OwnerWork? { nil }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    guard record.label != 0, case .record(let item) = projection.root(of: record),
      let type = item.type, projection.types[type].kind?.isOfOwner == true
    else { return output.count(.unknown) }
    output.count(item.kind)
    reader.read(item.node, type: type, record, into: &owner)
  }
}
