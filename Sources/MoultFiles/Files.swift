internal import Moult
internal import MoultIO
