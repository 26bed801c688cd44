import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// A release of IDs: all are read and counted, then reserved, then written.
struct IDRelease {
  private let order: ShareOrder
  private let ids: Dehydrator.Kind
  private let column: ListColumn?
  private let earlier: [String]
  private let linesEach: Int

  init(
    _ order: ShareOrder, ids: Dehydrator.Kind, column: ListColumn?, earlier: [String],
    linesEach: Int
  ) {
    self.order = order
    self.ids = ids
    self.column = column
    self.earlier = earlier
    self.linesEach = linesEach
  }

  func perform() throws -> ExitCode {
    let ledger = try order.open()
    let store = IDStore()
    let continued = try EarlierReleases(earlier, order, ledger).leaveOut(of: store)
    let code = try read(into: store)
    guard code == .success || code == Exit.rejected else { return code }
    if store.ids.repeated > 0 {
      writeMessage("moult: \(store.ids.repeated) were released before and are left out")
    }
    guard store.ids.count > 0 else {
      writeMessage("moult: there is nothing to release")
      return Exit.noRecord
    }
    let request = order.request(wanted: store.ids.count, continues: continued)
    let release = ReleaseInProgress(order, request, ledger)
    try release.perform { directory, grant in
      try write(store, grant.count, into: directory)
    }
    return code
  }

  private func read(into store: IDStore) throws -> ExitCode {
    var plan = order.plan
    plan.readsLists = true
    var run = try Run(plan, to: store)
    let notices = try order.readNotices(for: &run)
    var job = Dehydrator(
      .init(
        ids: ids, unique: true, uniqueMemory: Dehydrate.usualUniqueMemory,
        appliesDeletes: true, notices: notices
      ).sharing(column: column),
      limits: order.plan.limits, reading: order.plan.reading)
    try run.feed(&job)
    guard job.report.mixedLists == 0 else {
      writeMessage("moult: a list has records in it, so nothing is released; separate the two")
      return Exit.noRecord
    }
    let code = try run.finish(job.report)
    tellWhatIsLeftOut(job.report)
    return code
  }

  /// Writes so many of the IDs to files of a directory, which appear when all are complete.
  private func write(
    _ store: IDStore, _ count: Int, into directory: String
  ) throws -> [Manifest.File] {
    let stem = order.kind.rawValue
    var sink = try LineSink(directory + "/" + stem + ".txt", linesEach: linesEach)
    var files: [Manifest.File] = []
    var left = count
    while left > 0 {
      let number = String(files.count + 1)
      let digits = String(repeating: "0", count: max(0, 4 - number.count)) + number
      let file = try writeFile(
        store, min(left, linesEach), named: "\(stem)-\(digits).txt", to: &sink)
      left -= file.count
      files.append(file)
    }
    try sink.commit()
    return files
  }

  /// So many IDs are taken from the store at once.
  private static let block = 1 << 14

  private func writeFile(
    _ store: IDStore, _ count: Int, named name: String, to sink: inout LineSink
  ) throws -> Manifest.File {
    var sum = Checksum()
    var (left, bytes) = (count, 0)
    while left > 0 {
      var lines = ByteBuffer()
      let taken = try store.take(upTo: min(left, Self.block), into: &lines)
      precondition(taken > 0, "fewer IDs came back than were counted")
      sum.add(lines.bytes)
      try sink.write(lines.bytes)
      left -= taken
      bytes += lines.count
    }
    return Manifest.File(name: name, count: count, bytes: bytes, sha256: sum.hexadecimal)
  }
}

/// IDs that wait for their release, and where they wait.
final class IDStore: LineTaker {
  var ids = ReadyIDs()
  private var words = SpillFile(beside: nil)

  func take(_ lines: Span<UInt8>) throws { try ids.append(lines, to: &words) }

  func take(upTo most: Int, into lines: inout ByteBuffer) throws -> Int {
    try ids.take(upTo: most, into: &lines, from: &words)
  }
}
