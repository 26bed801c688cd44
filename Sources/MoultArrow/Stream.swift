internal import CMoult
internal import Moult
