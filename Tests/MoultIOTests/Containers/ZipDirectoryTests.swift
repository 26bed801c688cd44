import Foundation
import Testing

@testable import MoultIO

/// Zips with a damaged directory or end: every lost member is reported.
@Suite(.enabled(if: missingTools.isEmpty, "needs gzip, bzip2, xz, zstd, tar, zip and python3"))
struct ZipDirectoryTests {
  static let count = 200

  struct Damage: Sendable, CustomTestStringConvertible {
    /// Python code that damages `data`; `at` has the offsets of the records, and `end` that of the end record.
    let code: String
    /// The members that cannot be found.
    var lost: Set<Int> = []
    /// The error reported for the archive.
    var error: MemberError.Code?

    var testDescription: String { code }
  }

  static let damages = [
    Damage(code: "pass"),
    Damage(code: "data[at[100]] ^= 1"), Damage(code: "data[at[0] + 1] ^= 1"),
    Damage(code: "data[at[199] + 3] ^= 1"),
    Damage(code: "data[at[0]:at[0] + 4] = b'abcd'", lost: [0], error: .damaged),
    Damage(code: "data[at[50]:at[50] + 40] = bytes(40)", lost: [50], error: .damaged),
    Damage(
      code: "data[at[50]:at[52] + 9] = bytes(at[52] + 9 - at[50])", lost: [50, 51, 52],
      error: .damaged),
    Damage(code: "data[at[100] + 28] ^= 1"), Damage(code: "data[at[100] + 28] ^= 64"),
    Damage(code: "data[at[100] + 29] ^= 255"), Damage(code: "data[at[0] + 30] ^= 3"),
    Damage(code: "data[at[199] + 32] ^= 9"), Damage(code: "data[at[199] + 28] ^= 9"),
    Damage(code: "data[at[100] + 41] ^= 93", lost: [100], error: .damaged),
    Damage(code: "data[at[100] + 41] = 0x41", lost: [100], error: .damaged),
    Damage(code: "data[at[100] + 41] = 0xA1", lost: [100], error: .damaged),
    Damage(code: "data[end + 16] ^= 1"), Damage(code: "data[end + 18] ^= 5"),
    Damage(code: "data[end + 12] ^= 1"), Damage(code: "data[end + 14] ^= 1"),
    Damage(code: "data[end + 8] ^= 255; data[end + 10] ^= 255", error: .damaged),
    Damage(code: "data[end + 20] ^= 7"), Damage(code: "data[end + 2] ^= 7", error: .cutShort),
    Damage(code: "del data[end:]", error: .cutShort),
    Damage(code: "del data[at[150]:]", error: .cutShort),
    Damage(code: "data += b'words behind it'"),
    Damage(code: "data[end + 20] = 30; data += b'abcdPK\\5\\6' + bytes(22)"),
    Damage(code: "data[end + 20] = 60; data += b'PK\\5\\6' + bytes(30) + b'PK\\5\\6' + bytes(22)"),
    Damage(code: "data[:0] = b'a program that unpacks it'"),
    Damage(code: "data[at[7]] ^= 1; data[:0] = b'a program that unpacks it'"),
  ]

  @Test(arguments: damages) func nothingIsLostInSilence(damage: Damage) throws {
    let scratch = try Scratch()
    let made = try scratch.shell(
      """
      python3 - <<'END'
      import zipfile
      with zipfile.ZipFile('z', 'w', zipfile.ZIP_DEFLATED) as archive:
        for number in range(\(Self.count)):
          archive.writestr(f'{number:03}.json', f'{{"number":{number}}}\\n' * 9)
      data = bytearray(open('z', 'rb').read())
      end = data.rfind(b'PK\\5\\6')
      at = [place for place in range(end) if data[place:place + 4] == b'PK\\1\\2']
      assert len(at) == \(Self.count)
      \(damage.code)
      open('x', 'wb').write(data)
      END
      """)
    #expect(made)
    let found = try scratch.members("x")
    let read = found.filter { $0.error == nil }
    let kept = (0..<Self.count).filter { !damage.lost.contains($0) }
    #expect(
      read.map(\.content)
        == kept.map { Array(String(repeating: "{\"number\":\($0)}\n", count: 9).utf8) },
      "\(read.count)")
    #expect(found.filter { $0.error != nil }.map(\.error) == (damage.error.map { [$0] } ?? []))
  }
}
