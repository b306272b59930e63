#pragma once

#include <string>
#include <string_view>

#include "archive/keys_internal.h"

namespace strongroom::archive {

/// Which cell a sealed value belongs to. It is authenticated with the value, so a value copied into another
/// row, column or table does not open.
struct Cell {
    std::string_view table, column;
    std::string row;
};

/// A sealed value: one byte 0x01 (the version), 24 bytes nonce, ciphertext, 16 bytes tag
/// (XChaCha20-Poly1305). Authenticated besides: "strongroom 1", table, column and row, each followed by a
/// zero byte.
Bytes sealed(const Secret& key, ByteView plain, const Cell& cell);
inline Bytes sealed(const Secret& key, std::string_view plain, const Cell& cell)
{
    return sealed(key, bytes_of(plain), cell);
}

/// Throws Failure (machine: damaged) where the value is not what was sealed for this cell with this key.
std::string unsealed(const Secret& key, ByteView value, const Cell& cell);

/// A new data key; key_store_internal.h keeps it.
Secret new_data_key();

/// Keyed hash (BLAKE2b, 16 bytes) of a value for exact look-ups; `field` keeps the kinds apart.
Bytes blind_hash(const Secret& blind_key, std::string_view field, std::string_view value);

} // namespace strongroom::archive
