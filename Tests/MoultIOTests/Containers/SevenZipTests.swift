import Foundation
import MoultIO
import Testing

/// 7-Zip archives with one record in `dir/a.jsonl` and a text in `b.txt`.
@Suite struct SevenZipTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let met: [Met]
    var testDescription: String { name }
    var bytes: [UInt8] { Array(Data(base64Encoded: text) ?? Data()) }
  }

  static let record =
    Array(
      #"{"id":1510000000013345680,"id_str":"1510000000013345680","text":"a"}"#.utf8) + [0x0A]
  static let read = [
    Met(name: "in/dir/a.jsonl", content: record), Met(name: "in/b.txt", error: .notJSON),
  ]

  static let samples = [
    Sample(
      name: "LZMA2",
      text:
        "N3q8ryccAAR0SlvzvAAAAAAAAAAUAAAAAAAAAA6QEE/gAEwAOV0APYiJJoGTU7H3ivFqPapaCKxbL+4+NT5N"
        + "3FU3fsXeshedMZXFohmRhEQha2wlj8S0yXUPWMpQT2KAAOAAfABzXQAAgTMHrg/R/+M9QLuUZBx+62Jj9rmX"
        + "kirbvibjLMnbQr4Q4V/QkehFE//zqQDWz89RguSp2OWErtXe9GxXg4GrHCzEwuCkTZi3Vpn/8NSpOrpzZ4LC"
        + "ighJ23FIwjMmj56Bt227VOuR+LJ8GZXAPJp/AAAAABcGQQEJewAHCwEAASEhARgMfQAA",
      met: read),
    Sample(
      name: "PPMd",
      text:
        "N3q8ryccAAQAGx6urgAAAAAAAAAUAAAAAAAAAEm+edsAeqcZzRyKmkZbUOnip5JzA743ArCtvvr0jOZXb7Yv"
        + "nbjFuMkBbMEKMbax4P2twFANu92C4AB8AHJdAACBMweuD9E9XiygkKB3sP76/i7WqjcepYzNhtYX5QQJ06+d"
        + "ji1dEuXQdiRdmRrDirOEF7V9ltrN15NU4R7MzyBEJnJh9xhuJD5C/zj9nh9TXlpkViS13hisdlOBUM/qkg8E"
        + "yd7XTmm640qqtKF2IAAAAAAXBjQBCXoABwsBAAEhIQEYDH0AAA==",
      met: read),
    Sample(
      name: "Zstandard, which libarchive does not have in 7-Zip",
      text:
        "N3q8ryccAASqD1ecwQAAAAAAAAAUAAAAAAAAABJIud8otS/9AFjlAQA0A3siaWQiOjE1MTAxMzM0NTY4MCwi"
        + "aWRfc3RyIjoiIiwidGV4dCI6ImEifQpubyBqc29uCgIAg0ohA13gAHwAdF0AAIEzB64P0jOAPUDAkNNnDvJm"
        + "CdNl+OVUHKbqSRNjIZrin7ekqYSostkArPcIyG4G5lTeeKidJFUKKDpeCzVFEal8l4JNhUUwRZ1E7zyUOUpB"
        + "zAS3IEDyKw5CtfHPaUP5lU8AZY37nzeuM6BWGZGfqSQAAAAAFwZFAQl8AAcLAQABISEBGAx9AAA=",
      met: [
        Met(name: "in/dir/a.jsonl", error: .unsupported), Met(name: "in", error: .unsupported),
      ]),
    Sample(
      name: "encrypted content",
      text:
        "N3q8ryccAASkazRp4gAAAAAAAAAWAAAAAAAAAOWqrCRX/Qm1QFPMiFVf3ri4BNfK5eLJItkZ5SWoWP4G6QOB"
        + "bJ5hCFfwSsOVEaga1CkjVbr3sj837l524k6tmSka4hJpqXmm0ELYCGmxkqT1DtFgG+AAkACKXQAAgTMHrg/S"
        + "wbJZJbvNl5cTawUjH+J16oBVuPiOcq0frZg50VmopuXRHMd7EH00xZsQU6mdH7MQRDVfaHHntNzW8g4y2d1/"
        + "tqtaNgYT7LI8+S2u/SMl2mznPXkEB65AYWC3P/yfXEaf7/oPjs36JMKjikAOPsMNUC/fwFcIWHMDTCgrDgRL"
        + "eSAAAAAAFwZQAQmAkgAHCwEAASEhARgMgJEAAA==",
      met: [
        Met(name: "in/dir/a.jsonl", error: .encrypted), Met(name: "in/b.txt", error: .encrypted),
      ]),
    Sample(
      name: "encrypted index",
      text:
        "N3q8ryccAARb5Mjp8AAAAAAAAAAqAAAAAAAAAHpIA0sD1oGANpoy2Z4ciebNiknVMAxdK3SmyMicXSiMC6xV"
        + "ZbJ3xnBnLDpaBJBM/GmyV1iFswIP32msvNxyQOsn9nTmY+H1NRRqMbc+8rGL8fTlM/iC8CN9WyzRM2wfpPVd"
        + "l2wtG1cUswkLYFX2u/mjCqzCq5hMeIZtob4PGxCyczUE3w0SjNPvDRvHQzFcUCkJYvP/qZ2UJNUBpcB+Pdci"
        + "wySNEqAJa3rYNbJd8t2YitoWMCkiWcSlma0o3MQuKElZ4sV92/4qo78ZOBbjAyod+XR0jCI7jy2zrR9r/vHk"
        + "GD2+OLyFt+bO5EFMJvJapg7E8XUXBlABCYCgAAcLAQABJAbxBwESUw97jYTBAeHBgKig8V9/rXbNDICRAAA=",
      met: [Met(name: "in", error: .encrypted)]),
  ]

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: samples) func members(of sample: Sample) throws {
    _ = try scratch.write(sample.bytes, to: "in")
    #expect(try scratch.members("in") == sample.met)
  }

  /// The index is at the end, so that nothing of a truncated archive is found.
  @Test func truncatedOrDamaged() throws {
    let bytes = Self.samples[0].bytes
    for count in 6..<bytes.count {
      _ = try scratch.write(Array(bytes[..<count]), to: "in")
      #expect(try scratch.members("in") == [Met(name: "in", error: .badIndex)])
    }
    for index in 6..<bytes.count {
      var damaged = bytes
      damaged[index] ^= 0x24
      _ = try scratch.write(damaged, to: "in")
      let met = try scratch.members("in")
      #expect(met.contains { $0.error != nil && $0.error != .notJSON } || met == Self.read)
    }
  }

  @Test(.enabled(if: missingTools.isEmpty, "needs gzip"))
  func withinAStreamThatCannotSeek() throws {
    _ = try scratch.write(Self.samples[0].bytes, to: "a")
    try scratch.shell("gzip -c a > in")
    #expect(try scratch.members("in") == Self.read)
  }
}
