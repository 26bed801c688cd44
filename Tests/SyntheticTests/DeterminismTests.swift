import Synthetic
import Testing

@Suite("The same seed gives the same bytes")
struct DeterminismTests {
  @Test("twice, and with or without the truth", arguments: Form.allCases)
  func repeats(form: Form) {
    let count = someRecords(form)
    let first = bytes(form, count)
    #expect(first == bytes(form, count))
    #expect(first == sample(form).flatMap(\.bytes))
  }

  @Test("and another seed gives others", arguments: Form.allCases)
  func seedsDiffer(form: Form) {
    #expect(bytes(form, 2, seed: 1) != bytes(form, 2, seed: 2))
  }

  /// Checksums from one machine: another machine, or a change that does not concern the output, must
  /// give the same.
  @Test(
    "on every machine",
    arguments: [
      (Form.v1, 0x3CCE_7E1F_97B8_CB01 as UInt64),
      (.v1Python, 0x5F9A_EA2A_329C_7175),
      (.v2Pages, 0x2F60_E291_178E_50C0),
      (.v2Python, 0x909D_CFB2_9A93_F0DE),
      (.v2Flat, 0x1483_C842_2C50_2465),
      (.v1Users, 0x37AD_E1B5_2A49_3BEA),
    ])
  func sums(form: Form, sum: UInt64) {
    var options = Options()
    options.badEvery = 10
    let made = bytes(form, someRecords(form), seed: 42, options)
    let found = made.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(found == sum)
  }

  @Test("the same tweets in every form")
  func formsAgree() {
    let rows = make(.v1, 150).flatMap(\.truth.rows)
    var options = Options()
    options.pageSize = 10
    let pages = make(.v2Pages, 10, options).flatMap { $0.truth.rows.reversed() }
    #expect(pages.map(\.tweet) == rows.prefix(100).map(\.tweet))
    #expect(pages.map(\.text) == rows.prefix(100).map(\.text))
    let flat = make(.v2Flat, 100).map(\.truth.rows)
    #expect(flat.reversed().compactMap(\.first?.tweet) == rows.prefix(100).map(\.tweet))
  }

  @Test("the Python form has the contents of the wire form")
  func pythonAgrees() throws {
    let wire = make(.v1, 150).filter { $0.truth.kind != .keepAlive }
    let python = make(.v1Python, wire.count)
    for (one, other) in zip(wire, python) {
      #expect(try one.sorted() == other.sorted())
      #expect(one.truth == other.truth)
    }
  }
}
