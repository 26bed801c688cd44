public import Moult
public import MoultIO

/// Jobs spill blocks into a file.
extension SpillFile: BlockStore {}
