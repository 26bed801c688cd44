internal import CSkim

/// The vector kernels of the skimmer. All accept the same records and give the same results; they
/// differ in speed and in the processors that can run them.
public enum Kernel: String, Sendable, CaseIterable {
  case plain, neon, avx2, avx512, avx512vbmi2

  /// The kernels that this processor supports, the fastest last.
  public static var available: [Kernel] {
    allCases.filter { moult_kernel_available($0.code) }
  }

  /// The fastest kernel that this processor supports.
  public static let best = available.last ?? .plain

  var code: moult_kernel {
    switch self {
    case .plain: MOULT_KERNEL_PLAIN
    case .neon: MOULT_KERNEL_NEON
    case .avx2: MOULT_KERNEL_AVX2
    case .avx512: MOULT_KERNEL_AVX512
    case .avx512vbmi2: MOULT_KERNEL_AVX512VBMI2
    }
  }
}

/// How records are read. Both ways give the same records, errors and positions.
public enum Reading: Sendable, Equatable {
  /// yajl reads everything.
  case parsed
  /// A kernel reads the lines that it accepts, and yajl reads the rest.
  case skimmed(Kernel)

  /// ``skimmed(_:)`` with the fastest kernel that this processor supports.
  public static var fastest: Reading { .skimmed(.best) }
}
