internal import Moult
internal import MoultIO

/// The owners of the personal archives whose scripts were read ahead, by the folders of the archives.
///
/// An archive is a folder, on disk or in a container: the one that has `data`, or the scripts themselves. What is in
/// folders inside of it belongs to it.
struct Owners: Sendable {
  /// A folder, on disk or in a container.
  private struct Place: Hashable {
    /// The container, with the names of those around it; empty for a folder on disk.
    let holder: String
    var folder: [String]

    /// The folder of the archive to which a member belongs by its name.
    init(of member: Member) {
      holder =
        member.path.isEmpty
        ? "" : ([member.container] + member.path.dropLast()).joined(separator: "\0")
      // By bytes: to a `String`, a slash with an accent after it is another character.
      let names = (member.path.last ?? member.container).utf8.split(separator: UInt8(ascii: "/"))
      folder = names.dropLast().map { String(Substring($0)) }
      for inner in [["data"], ["data", "js"], ["data", "js", "tweets"]]
      where folder.suffix(inner.count) == inner[...] {
        folder.removeLast(inner.count)
        break
      }
    }

    var name: String { holder + "\0" + folder.joined(separator: "/") }
  }

  /// The most archives that are remembered.
  private static let most = 1024

  private let limits: Limits
  private let reading: Reading
  private var known: [Place: OwnerNames] = [:]

  init(_ settings: InputSettings) { (limits, reading) = (settings.limits, settings.reading) }

  /// Reads a script ahead. Whatever is wrong with it is reported when it comes in its place.
  mutating func read(_ open: ArchiveWalker.Open) {
    let stream = open.stream
    var collector = OwnerCollector(limits: limits, reading: reading)
    func load() throws -> Int {
      try collector.load(upTo: stream.blockSize) { try stream.read(into: &$0) }
    }
    while let length = try? load(), length > 0 {
      collector.proceed()
      _ = collector.takeRejections()
    }
    collector.finish()
    if !collector.owner.isEmpty { add(collector.owner, Place(of: open.member)) }
  }

  private mutating func add(_ owner: OwnerNames, _ place: Place) {
    var place = place
    if known.count >= Self.most, known[place] == nil {
      // Inputs are read one after another, and folders depth first.
      known = known.filter { !place.holder.isEmpty && $0.key.holder == place.holder }
      // All archives of one container are searched for the names of those that are too many.
      if known.count >= Self.most { place.folder = [] }
    }
    known[place, default: OwnerNames()].formUnion(owner)
  }

  /// Says to a job to which archive the scripts of a member belong.
  func start(_ member: Member, in job: inout Job<some JobKind>) {
    let place = Place(of: member)
    var above = place
    while known[above] == nil, !above.folder.isEmpty { above.folder.removeLast() }
    if let owner = known[above] { return job.startArchive(above.name, of: owner) }
    job.startArchive(place.name, of: others(in: place.holder))
  }

  /// The owners in a container: one is the owner of all of it, wherever the scripts are.
  private func others(in holder: String) -> OwnerNames {
    var owners = OwnerNames()
    guard !holder.isEmpty else { return owners }
    for (place, owner) in known where place.holder == holder { owners.formUnion(owner) }
    return owners
  }
}
