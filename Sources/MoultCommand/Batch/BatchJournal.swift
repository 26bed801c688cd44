import FoundationEssentials
import Moult
import MoultIO

/// The first line of a batch's journal; see ``BatchJournal``. A batch can be resumed only if it is the same.
struct BatchHeader: Codable, Equatable {
  var journal = 1
  let moult: String
  let job: [String]
  let inputs: [String]
  let compression: String?
  let names: String
  let limits: [Int]

  init(_ plan: Plan, _ job: BatchJob) {
    moult = moultVersion
    self.job = job.words + (plan.script.map { ["--as \($0.file)"] } ?? [])
    inputs = plan.inputs
    compression = plan.compression?.rawValue
    names = plan.naming(job).rawValue
    let containers = plan.containers
    limits = [
      plan.limits.depth, plan.limits.recordBytes, containers.members, containers.ratio,
      containers.memberBytes, containers.nesting,
    ]
  }
}

/// The journal of a batch: a header line, and a line for each unit that is finished. It contains names, sizes and
/// counts, and no value of a record. For each row, a hash and an offset are in memory.
struct BatchJournal {
  private let folder: BatchFolder
  /// The offset of the last row of a unit, by the hash of its place.
  private var starts: [Int: Int] = [:]
  private var end = 0
  /// How many units earlier runs have finished.
  let earlierCount: Int

  /// Reads the journal of an earlier run, or begins a new one.
  ///
  /// - Parameter take: called with each row of the journal.
  /// - Throws: ``BatchError`` where the journal is another batch's, ``IOError``.
  init(
    in folder: BatchFolder, _ header: BatchHeader, _ take: (BatchRow) -> Void
  ) throws {
    self.folder = folder
    var (end, starts, hasHeader) = (0, [Int: Int](), false)
    try folder.readJournal { line, start in
      if !hasHeader {
        guard let _: BatchHeader = Self.read(line) else {
          throw BatchError.noJournal(folder: folder.path)
        }
        // By bytes: different names of files can be equal as texts.
        guard try line.utf8.elementsEqual(Self.line(header).utf8) else {
          throw BatchError.otherBatch(folder: folder.path)
        }
        hasHeader = true
      } else {
        // A power cut can leave a broken line; the members after it are read again.
        guard let row: BatchRow = Self.read(line) else { return false }
        starts[row.unit.place.hashValue] = start
        take(row)
      }
      end = start + line.utf8.count + 1
      return true
    }
    try folder.truncateJournal(to: end)
    (self.starts, self.end, earlierCount) = (starts, end, starts.count)
    if !hasHeader { try add(Self.line(header)) }
  }

  /// The row of a member, which may have changed since. O(the row).
  func row(of member: Member) throws -> BatchRow? {
    guard let start = starts[member.place.hashValue],
      let row: BatchRow = Self.read(try folder.journalLine(at: start)),
      row.unit.place == member.place
    else { return nil }
    return row
  }

  /// Appends the row of a unit.
  mutating func add(_ row: BatchRow) throws {
    starts[row.unit.place.hashValue] = end
    try add(Self.line(row))
  }

  private mutating func add(_ line: String) throws {
    try folder.addToJournal(line)
    end += line.utf8.count + 1
  }

  /// Calls `take` with the last row of each unit, in the order in which they were written. O(the journal).
  func forEachRow(_ take: (BatchRow) throws -> Void) throws {
    try folder.readJournal { line, start in
      if let row: BatchRow = Self.read(line), starts[row.unit.place.hashValue] == start {
        try take(row)
      }
      return true
    }
  }

  private static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func read<Value: Decodable>(_ line: String) -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(line.utf8))
  }
}
