import FoundationEssentials
import Moult
import MoultIO

/// What is written of a batch as it goes: a line of what it is, and one for each member that is finished.
/// Names, sizes and counts stand there, and nothing of a record.
struct BatchHeader: Codable, Equatable {
  var journal = 1
  let moult: String
  let job: [String]
  let inputs: [String]
  let compression: String?
  let names: String
  let limits: [Int]

  init(_ plan: Plan, _ job: BatchJob) {
    moult = Program.version
    self.job = job.words
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

/// What came of one member of the inputs, of which there can be several within what was read as one.
struct MemberRow: Codable {
  let name: String
  /// Its output below the folder; nil where no record was of use.
  var output: String?
  /// How many bytes the output has.
  var bytes = 0
  /// Why it gave nothing; nil where it gave something.
  var unused: MemberTally.Unused?
  let report: Report
}

/// What was read as one: a file, or a member of an archive with all that is in it.
struct BatchRow: Codable {
  let unit: Member
  var members: [MemberRow] = []
  /// What was not read of it, or not to its end, by the code of the reason.
  var faults: [String: Int] = [:]
  /// Which member of it each of these is of, in the order of the input.
  var named: [NamedFault]?
}

/// A member that was not read, or not to its end, and the code of the reason.
struct NamedFault: Codable, Equatable {
  let member: String
  let code: String
}

/// The journal of a batch, of which a hash and a place are kept in memory for each row.
struct BatchJournal {
  private let folder: BatchFolder
  /// Where the last row of a member begins.
  private var starts: [Int: Int] = [:]
  private var end = 0
  /// How many members earlier runs have finished.
  let earlierCount: Int

  /// Reads what an earlier run has written, and begins it where there is nothing.
  ///
  /// - Parameter take: is given each row that stands there.
  /// - Throws: ``BatchError`` where it is of another batch, ``IOError``.
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
        // By bytes: names of files can be different where texts are equal.
        guard try line.utf8.elementsEqual(Self.line(header).utf8) else {
          throw BatchError.otherBatch(folder: folder.path)
        }
        hasHeader = true
      } else {
        // A power cut can leave a line that says nothing; what is behind it is read again.
        guard let row: BatchRow = Self.read(line) else { return false }
        starts[row.unit.place.hashValue] = start
        take(row)
      }
      end = start + line.utf8.count + 1
      return true
    }
    try folder.cutJournal(to: end)
    (self.starts, self.end, earlierCount) = (starts, end, starts.count)
    if !hasHeader { try add(Self.line(header)) }
  }

  /// What stands there of a member as it is now, or as it was. O(the row).
  func row(of member: Member) throws -> BatchRow? {
    guard let start = starts[member.place.hashValue],
      let row: BatchRow = Self.read(try folder.journalLine(at: start)),
      row.unit.place == member.place
    else { return nil }
    return row
  }

  mutating func add(_ row: BatchRow) throws {
    starts[row.unit.place.hashValue] = end
    try add(Self.line(row))
  }

  private mutating func add(_ line: String) throws {
    try folder.addToJournal(line)
    end += line.utf8.count + 1
  }

  /// All rows that stand for something, in the order in which they were written. O(the journal).
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
