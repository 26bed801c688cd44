import MoultIO
import Testing

@Suite struct ClockAndTerminalTests {
  @Test func theClockNeverGoesBack() {
    let readings = (0..<1000).map { _ in Clock.seconds() }
    #expect(readings == readings.sorted())
    #expect(readings[0] > 0)
  }

  @Test func aFileIsNoTerminal() async {
    await #expect(processExitsWith: .success) {
      try deliver([], to: "/dev/null")
      let isTerminal = Terminal.Stream.allCases.map(Terminal.isPresent(at:))
      // Without a terminal there is no width.
      for (stream, present) in zip(Terminal.Stream.allCases, isTerminal) where !present {
        precondition(Terminal.width(of: stream) == nil)
      }
    }
  }
}
