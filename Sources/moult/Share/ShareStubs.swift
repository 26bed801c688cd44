import ArgumentParser
struct ShareHydrated: ParsableCommand {}
struct ShareRecall: ParsableCommand {}
