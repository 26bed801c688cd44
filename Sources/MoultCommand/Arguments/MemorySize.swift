import ArgumentParser

/// An amount of memory: a whole number of bytes, or with K, M, G or T of the powers of 1024.
struct MemorySize: Equatable, ExpressibleByArgument {
  let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
    let unit = argument.last.flatMap { units[$0] }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits)
    else { return nil }
    let (bytes, isTooMany) = number.multipliedReportingOverflow(by: unit ?? 1)
    guard !isTooMany else { return nil }
    self.bytes = bytes
  }
}
