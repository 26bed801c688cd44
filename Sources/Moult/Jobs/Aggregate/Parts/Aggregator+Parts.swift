internal import JSONStream

/// Tables of several machines: each makes the blocks of a part in place of tables
/// (``Aggregation/Options/partKey``), and one job merges them.
extension Job where Purpose == Aggregation {
  /// Counts the tweets of a block, as if this job had read them now; false if it is no block of such tables. O(bytes).
  ///
  /// - Parameter block: a block from ``Job/output`` of a job for the same tables, without the eight bytes of its length.
  package mutating func merge(block: Span<UInt8>) -> Bool {
    guard let worker = work.decoded(block) else { return false }
    anyWork.merge(any: worker, &runner.output)
    return true
  }

  /// The tables of all merged blocks. O(cells).
  ///
  /// - Throws: ``TableError`` if the tables were given up.
  package mutating func takeMergedResults() throws -> [TableResult] {
    var results = try takeResults()
    for index in results.indices { results[index].isMerged = true }
    return results
  }
}

extension AggregateWork {
  fileprivate func decoded(_ block: Span<UInt8>) -> AggregateWork? {
    guard let tables = tables.decoded(block) else { return nil }
    return worker(with: tables)
  }
}

extension Analysis {
  /// Everything that decides which cells the table has and which of them are printed.
  package var identity: [String] {
    var lines = [tableName ?? ""] + explanation + conditions.map(\.written) + listedTerms
    guard let privacy else { return lines }
    lines.append("\(privacy.loss.epsilon) \(privacy.loss.delta) \(privacy.kind) \(privacy.tables)")
    for case let domain? in privacy.domains {
      let values = domain.values.map { domain.dimension.written($0) ?? DimensionValue.missing }
      lines.append(domain.dimension.rawValue + "=" + values.joined(separator: "|"))
    }
    return lines
  }
}
