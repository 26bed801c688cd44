#include <nettle/chacha-poly1305.h>
#include <nettle/chacha.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>
