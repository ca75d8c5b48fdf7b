"""How a few bytes are made that unpack into very many."""

import zlib

_MILLION = 1_000_000


def packed_zeros(millions: int) -> bytes:
    """What `zlib` unpacks into so many million zero bytes: one million is packed, and then told again and again."""
    packer = zlib.compressobj()
    packed = [packer.compress(bytes(_MILLION)) + packer.flush(zlib.Z_FULL_FLUSH)]
    again = packer.compress(bytes(_MILLION)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed += [again] * (millions - 1)
    # The last block says that it is, and Adler-32 of nothing but zeros is their number above a one.
    checksum = millions * _MILLION % 65521 << 16 | 1
    return b"".join([*packed, b"\x03\x00", checksum.to_bytes(4, "big")])
