internal import JSONStream

extension Job where Purpose == Redaction {
  /// The redacted tweets and users of an input, in its order, as values of the flat schema.
  ///
  /// They are those of `redact --shape flat`: a tag or host that too few users used by then is not in its list
  /// (``Redaction/Options/minUsers``). ``Redaction/Options/shape`` and ``Redaction/Options/format`` are not used. Tweets for
  /// whose IDs ``Redaction/Options/uniqueMemory`` does not suffice come after all others.
  ///
  /// - Parameter chunks: the bytes of the input, in chunks of any size.
  /// - Precondition: the job has read nothing.
  public consuming func records<Chunks: Sequence>(
    from chunks: Chunks
  ) -> JobValues<Redaction, Chunks> where Chunks.Element: Sequence<UInt8> {
    JobValues(valueReader(), chunks)
  }

  /// The redacted tweets and users of an input that comes asynchronously, as values of the flat schema.
  ///
  /// They are the same as those of a sequence.
  ///
  /// - Parameter chunks: the bytes of the input, in chunks of any size.
  /// - Precondition: the job has read nothing.
  public consuming func records<Chunks: AsyncSequence>(
    from chunks: Chunks
  ) -> AsyncJobValues<Redaction, Chunks> where Chunks.Element: Sequence<UInt8> {
    AsyncJobValues(valueReader(), chunks)
  }

  /// The job as a reader of records.
  ///
  /// - Precondition: the job has read nothing.
  package consuming func valueReader() -> ValueReader<Redaction> {
    ValueReader(packed(), read: FlatRecord.all(inRows:))
  }

  /// The same job with an output of rows, as ``Redaction/Options/packed`` has it.
  ///
  /// - Precondition: the job has read nothing.
  package consuming func packed() -> Job {
    precondition(report.bytes == 0, "records are read from the start of an input")
    let work = work.packing()
    var packed = JobRunner(for: work, limits: runner.limits, reading: runner.reading)
    packed.assume(runner.assumedLabel)
    return Job(runner: packed, anyWork: work)
  }
}

extension FlatRecord {
  /// The records in the rows of a ``Redactor`` whose options are ``Redaction/Options/packed``. O(bytes).
  package static func all(inRows rows: Span<UInt8>) -> [FlatRecord] {
    var records: [FlatRecord] = []
    var offset = 0
    while offset < rows.count {
      let row = PackedRow(at: offset, of: rows)
      records.append(FlatRecord(row))
      offset += row.byteCount
    }
    return records
  }

  init(_ row: borrowing PackedRow) {
    record = row.isUser ? .user : .tweet
    kind = row.kind.flatMap(Kind.init)
    time = row.coarseTime
    (lang, country, source) = (row.lang, row.country, row.source)
    (verified, accountYear) = (row.verified, row.accountYear)
    (mentions, links, media, tags) = (row.mentions, row.links, row.media, row.tags)
    mediaTypes = row.mediaTypes
    (hashtags, cashtags, hosts) = (row.hashtags, row.cashtags, row.hosts)
  }
}

extension PackedRow {
  fileprivate var coarseTime: CoarseTime? {
    guard let hour, let unit = CoarseTime.Unit(rawValue: UInt8(head >> PackedForm.unitBit & 3))
    else { return nil }
    return CoarseTime(hour: hour, unit: unit)
  }
}
