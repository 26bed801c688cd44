internal import JSONStream

/// A row of ``Redaction/Options/packed``: a flat line in binary form, read where it is in the output of a job.
///
/// Its parts are those of the JSON line of the same record, with the same nulls. Reading one takes O(1), a list O(bytes).
///
///     var offset = 0
///     while offset < rows.count {
///       let row = PackedRow(at: offset, of: rows)
///       offset += row.byteCount
///     }
package struct PackedRow: ~Escapable {
  /// The bytes of the row.
  package let bytes: Span<UInt8>

  /// The row at an offset.
  ///
  /// - Precondition: a row that a job wrote begins there.
  /// - Parameter rows: whole rows, as a job writes them.
  @inlinable @inline(__always)
  @_lifetime(copy rows)
  package init(at offset: Int, of rows: Span<UInt8>) {
    let count = Int(UInt32(truncatingIfNeeded: rows.word(at: offset)))
    precondition(count >= PackedForm.fixedCount, "the bytes are no rows")
    bytes = rows.extracting(offset..<offset + count)
  }

  /// The length of the row in bytes: the next row begins there.
  @inlinable package var byteCount: Int { bytes.count }

  /// Whether it is of a user, and not of a tweet.
  @inlinable package var isUser: Bool { head >> PackedForm.userBit & 1 == 1 }

  /// The place of the tweet's kind in ``PackedForm/kinds``. Of no meaning for a user.
  @inlinable package var kindNumber: Int { Int(head >> PackedForm.kindBit & 3) }

  /// Whether the account is verified; nil where the record does not contain it, or the policy drops it.
  @inlinable package var verified: Bool? {
    let number = head >> PackedForm.verifiedBit & 3
    return number == 0 ? nil : number == 2
  }

  /// The year in which the account was created.
  @inlinable package var accountYear: Int? {
    let year = Int16(truncatingIfNeeded: head >> 48)
    return year == .min ? nil : Int(year)
  }

  /// The time in hours since 1970-01-01T00:00Z, truncated to the first hour of the unit that the policy says.
  @inlinable package var hour: Int? {
    guard head >> PackedForm.timeBit & 1 == 1 else { return nil }
    return Int(Int32(truncatingIfNeeded: places))
  }

  /// The two letters of the country, the first in the lower byte; 0 where there is none.
  @inlinable package var countryLetters: UInt16 { UInt16(truncatingIfNeeded: places >> 32) }

  /// The number of the source in ``FlatWords/sources``, -1 for a source that is not well known; nil where there is none.
  @inlinable package var sourceNumber: Int? {
    let number = Int16(truncatingIfNeeded: places >> 48)
    return number == -2 ? nil : Int(number)
  }

  /// The letters of the language, the first in the lowest byte, padded with zeros; 0 where there is none.
  @inlinable package var languageLetters: UInt128 {
    UInt128(bytes.word(at: 24)) << 64 | UInt128(bytes.word(at: 16))
  }

  /// The bits of the media types in ``PackedForm/mediaTypes``.
  @inlinable package var mediaTypeBits: UInt8 { UInt8(head >> PackedForm.mediaBit & 7) }

  /// Whether the policy keeps a list; if not, it is null.
  @inlinable package func keeps(_ list: PackedList) -> Bool {
    head >> (PackedForm.keptBit + UInt64(list.rawValue)) & 1 == 1
  }

  /// The bits of the lists that the policy keeps, each at the place of its ``PackedList``.
  @inlinable package var keptBits: UInt8 { UInt8(head >> PackedForm.keptBit & 15) }

  /// The four counts as powers: 0 for 0, n for ten to the power of n - 1, sixteen bits for each of mentions, links, media
  /// and tags, from the lowest. Of no meaning for a user.
  @inlinable package var countPowers: UInt64 { bytes.word(at: 32) }

  /// Word 0 of ``PackedForm``.
  @inlinable package var head: UInt64 { bytes.word(at: 0) }
  /// Word 1.
  @inlinable package var places: UInt64 { bytes.word(at: 8) }
}
