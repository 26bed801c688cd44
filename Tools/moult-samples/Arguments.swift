public import ArgumentParser
public import Synthetic

extension Form: ExpressibleByArgument {}

/// A number of bytes: digits, and after them nothing, K, M, G, T, or Ki, Mi, Gi, Ti.
struct Size: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), let unit = Size.unit(argument.dropFirst(digits.count)) else {
      return nil
    }
    let (bytes, isTooMany) = number.multipliedReportingOverflow(by: unit)
    guard !isTooMany else { return nil }
    self.bytes = bytes
  }

  private static func unit(_ suffix: Substring) -> Int? {
    switch suffix.uppercased() {
    case "": 1
    case "K", "KB": 1000
    case "M", "MB": 1_000_000
    case "G", "GB": 1_000_000_000
    case "T", "TB": 1_000_000_000_000
    case "KI", "KIB": 1 << 10
    case "MI", "MIB": 1 << 20
    case "GI", "GIB": 1 << 30
    case "TI", "TIB": 1 << 40
    default: nil
    }
  }
}

/// One in this many: a whole number, or a percentage from 1% to 100%.
struct Share: ExpressibleByArgument {
  let every: Int

  init?(argument: String) {
    let isPercentage = argument.hasSuffix("%")
    guard let number = Int(argument.dropLast(isPercentage ? 1 : 0)), number > 0 else { return nil }
    guard !isPercentage || number <= 100 else { return nil }
    every = isPercentage ? 100 / number : number
  }
}
