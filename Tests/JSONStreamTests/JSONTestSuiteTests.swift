import Foundation
import Testing

@testable import JSONStream

/// The files of JSONTestSuite (Seriot, "Parsing JSON is a Minefield"). They are beside the package,
/// because they are not part of it.
enum JSONTestSuite {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/jsontestsuite")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// The accepted `i_` files, which a parser may accept or reject: any number, any escape, and a
  /// byte-order mark. The others are not UTF-8.
  static let acceptedByChoice: Set<String> = [
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json", "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json", "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
    "i_object_key_lone_2nd_surrogate.json", "i_string_1st_surrogate_but_2nd_missing.json",
    "i_string_1st_valid_surrogate_2nd_invalid.json",
    "i_string_incomplete_surrogate_and_escape_valid.json",
    "i_string_incomplete_surrogate_pair.json",
    "i_string_incomplete_surrogates_escape_valid.json", "i_string_invalid_lonely_surrogate.json",
    "i_string_invalid_surrogate.json", "i_string_inverted_surrogates_U+1D11E.json",
    "i_string_lone_second_surrogate.json", "i_structure_500_nested_arrays.json",
    "i_structure_UTF-8_BOM_empty_object.json",
  ]
  static let rejectedByChoice: Set<String> = [
    "i_string_UTF-16LE_with_BOM.json", "i_string_UTF-8_invalid_sequence.json",
    "i_string_UTF8_surrogate_U+D800.json", "i_string_invalid_utf-8.json",
    "i_string_iso_latin_1.json", "i_string_lone_utf8_continuation_byte.json",
    "i_string_not_in_unicode_range.json", "i_string_overlong_sequence_2_bytes.json",
    "i_string_overlong_sequence_6_bytes.json", "i_string_overlong_sequence_6_bytes_null.json",
    "i_string_truncated-utf-8.json", "i_string_utf16BE_no_BOM.json",
    "i_string_utf16LE_no_BOM.json",
  ]

  static func isAccepted(_ name: String) -> Bool {
    name.hasPrefix("y_") || acceptedByChoice.contains(name)
  }
}

@Suite(
  .tags(.corpus),
  .enabled(
    if: !JSONTestSuite.names.isEmpty,
    "skipped: there is no folder ../shared/jsontestsuite with the files of JSONTestSuite"))
struct JSONTestSuiteTests {
  @Test func everyFileIsThere() {
    let named = { (prefix: String) in JSONTestSuite.names.filter { $0.hasPrefix(prefix) } }
    #expect(named("y_").count == 95)
    #expect(named("n_").count == 188)
    #expect(
      Set(named("i_")) == JSONTestSuite.acceptedByChoice.union(JSONTestSuite.rejectedByChoice))
  }

  /// An input is accepted when it is one value and nothing else.
  @Test(arguments: JSONTestSuite.names)
  func everyReadingAgrees(_ name: String) throws {
    let log = readAlike(try JSONTestSuite.bytes(name))
    let isAccepted = log.errors.isEmpty && log.roots == 1
    #expect(isAccepted == JSONTestSuite.isAccepted(name), "\(log.brief.prefix(5)), \(log.roots)")
  }

  /// The same inputs are accepted with a selector that selects nothing, or everything.
  @Test(arguments: JSONTestSuite.names)
  func acceptanceDoesNotDependOnTheSelector(_ name: String) throws {
    for selector in [Selectors.empty, Selectors.keeping] {
      let log = readAlike(try JSONTestSuite.bytes(name), Way.each([4096]), selector: selector)
      #expect((log.errors.isEmpty && log.roots == 1) == JSONTestSuite.isAccepted(name))
    }
  }
}
