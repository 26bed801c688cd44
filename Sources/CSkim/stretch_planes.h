// A stretch as planes.

#ifndef MOULT_STRETCH_PLANES_H
#define MOULT_STRETCH_PLANES_H

#include "lanes.h"

/// Plane k has bit k of each byte.
struct classes {
  lanes bit[8];
};

#endif
