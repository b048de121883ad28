//! Protobuf and varint writing.

/// Appends an unsigned LEB128 number.
#[expect(clippy::cast_possible_truncation, reason = "the low seven bits are what is wanted")]
pub(super) fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a field of wire type 0.
pub(super) fn number_field(out: &mut Vec<u8>, number: u32, value: u64) {
    varint(out, u64::from(number << 3));
    varint(out, value);
}

/// Appends a field of wire type 2.
pub(super) fn bytes_field(out: &mut Vec<u8>, number: u32, bytes: &[u8]) {
    varint(out, u64::from(number << 3 | 2));
    varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Zigzag: 0, −1, 1, −2 … become 0, 1, 2, 3 ….
#[expect(clippy::cast_sign_loss, reason = "reinterpreting the bits is what zigzag means")]
pub(super) fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}
