internal import CSkim

/// The vector kernels of the skimmer. They accept the same records and say the same of them; the
/// machine decides which it can run, and they differ in speed alone.
public enum Kernel: String, Sendable, CaseIterable {
  case plain, neon, avx2, avx512

  /// The kernels that this machine can run, the fastest last.
  public static var available: [Kernel] {
    allCases.filter { moult_kernel_available($0.code) }
  }

  /// The fastest kernel that this machine can run.
  public static let best = available.last ?? .plain

  var code: moult_kernel {
    switch self {
    case .plain: MOULT_KERNEL_PLAIN
    case .neon: MOULT_KERNEL_NEON
    case .avx2: MOULT_KERNEL_AVX2
    case .avx512: MOULT_KERNEL_AVX512
    }
  }
}

/// How records are read. Both ways give the same records, the same errors and the same positions.
public enum Reading: Sendable, Equatable {
  /// By yajl alone.
  case parsed
  /// By a kernel where it is sure of a line, and by yajl elsewhere.
  case skimmed(Kernel)

  /// Skimmed by the fastest kernel that this machine can run.
  public static var fastest: Reading { .skimmed(.best) }
}
