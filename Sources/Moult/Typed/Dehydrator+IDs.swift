extension Job where Purpose == Dehydration {
  /// The IDs in an input, in its order, where they are read one after the other.
  ///
  /// An ID is rejected with the code `bad-id` if no number of 64 bits has its digits: one of 21 digits or more, one above
  /// 18446744073709551615, and one with leading zeros, which another ID could share. The platform issues none of these.
  ///
  /// - Parameter chunks: the bytes of the input, in chunks of any size.
  /// - Precondition: the job has read nothing.
  public consuming func ids<Chunks: Sequence>(from chunks: Chunks) -> JobValues<Dehydration, Chunks>
  where Chunks.Element: Sequence<UInt8> {
    JobValues(valueReader(), chunks)
  }

  /// The IDs in an input that comes asynchronously, with the rules of the IDs in a sequence.
  ///
  /// - Parameter chunks: the bytes of the input, in chunks of any size.
  /// - Precondition: the job has read nothing.
  public consuming func ids<Chunks: AsyncSequence>(
    from chunks: Chunks
  ) -> AsyncJobValues<Dehydration, Chunks> where Chunks.Element: Sequence<UInt8> {
    AsyncJobValues(valueReader(), chunks)
  }

  /// The job as a reader of IDs.
  ///
  /// - Precondition: the job has read nothing.
  package consuming func valueReader() -> ValueReader<Dehydration> {
    ValueReader(givingNumbers(), read: RecordID.all(inLines:))
  }

  /// The same job for IDs that become numbers of 64 bits.
  ///
  /// - Precondition: the job has read nothing.
  package consuming func givingNumbers() -> Job {
    precondition(report.bytes == 0, "IDs are read from the start of an input")
    var work = work
    work.givesNumbers = true
    anyWork = work
    return self
  }
}
