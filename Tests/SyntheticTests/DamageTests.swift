import Foundation
import Synthetic
import Testing

@Suite("Damaged lines")
struct DamageTests {
  @Test(
    "as many as requested, of every kind, and all of them unreadable",
    arguments: [Form.v1, .v1Python, .v2Flat, .v1Users])
  func damage(form: Form) throws {
    var options = Options()
    options.badEvery = 5
    var kinds: [Damage] = []
    let made = make(form, 500, options)
    for record in made {
      guard case .bad(let damage) = record.truth.kind else { continue }
      kinds.append(damage)
      #expect(record.truth.rows.isEmpty)
      let isUTF8 = String(validating: record.bytes, as: UTF8.self) != nil
      #expect(isUTF8 == (damage != .badUTF8))
      if isUTF8 { #expect(throws: (any Error).self) { try record.parsed() } }
    }
    #expect((60...140).contains(kinds.count))
    #expect(Set(kinds) == Set(Damage.allCases))
  }

  @Test("pages too")
  func pages() throws {
    var options = Options()
    options.badEvery = 1
    options.pageSize = 2
    for record in make(.v2Pages, 25, options) {
      guard case .bad = record.truth.kind else {
        Issue.record("a page is readable")
        continue
      }
      let isUTF8 = String(validating: record.bytes, as: UTF8.self) != nil
      if isUTF8 { #expect(throws: (any Error).self) { try record.parsed() } }
    }
  }

  @Test("the good lines are those of a stream without bad ones")
  func othersStay() {
    var options = Options()
    options.badEvery = 4
    let damaged = make(.v1, 200, options)
    let whole = make(.v1, 200)
    for (one, other) in zip(damaged, whole) {
      if case .bad = one.truth.kind { continue }
      #expect(one.bytes == other.bytes)
    }
  }

  @Test("none unless requested", arguments: Form.allCases)
  func none(form: Form) throws {
    for record in sample(form) where record.truth.kind != .keepAlive {
      _ = try record.parsed()
      #expect(String(validating: record.bytes, as: UTF8.self) != nil)
    }
  }
}
