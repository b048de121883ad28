//! Gzip (RFC 1952) with a limit on the result and a check of its sum.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

const CUT_OFF: &str = "the gzip stream is cut off";

/// Decompresses one gzip member.
pub(crate) fn gunzip(bytes: &[u8], limit: usize) -> Result<Vec<u8>, &'static str> {
    if bytes.len() < 18 || bytes[0] != 0x1f || bytes[1] != 0x8b || bytes[2] != 8 {
        return Err("is not a gzip stream");
    }
    let flags = bytes[3];
    let mut at = 10;
    if flags & 4 != 0 {
        let length = bytes.get(at..at + 2).ok_or(CUT_OFF)?;
        at += 2 + usize::from(u16::from_le_bytes([length[0], length[1]]));
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let rest = bytes.get(at..).ok_or(CUT_OFF)?;
            at += 1 + rest.iter().position(|it| *it == 0).ok_or(CUT_OFF)?;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    let end = bytes.len() - 8;
    let body = bytes.get(at..end).ok_or(CUT_OFF)?;
    let data = decompress_to_vec_with_limit(body, limit).map_err(|it| match it.status {
        TINFLStatus::HasMoreOutput => "decompresses to more than the limit",
        _ => "the gzip stream is damaged",
    })?;
    let sum = u32::from_le_bytes([bytes[end], bytes[end + 1], bytes[end + 2], bytes[end + 3]]);
    if sum != crc32(&data) {
        return Err("the gzip check sum does not match");
    }
    Ok(data)
}

/// CRC-32 as in RFC 1952, section 8.
fn crc32(data: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0_u32; 256];
        let mut n = 0;
        while n < 256 {
            #[expect(clippy::cast_possible_truncation, reason = "n is below 256")]
            let mut c = n as u32;
            let mut k = 0;
            while k < 8 {
                c = if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 };
                k += 1;
            }
            table[n] = c;
            n += 1;
        }
        table
    };
    let step = |c: u32, byte: &u8| TABLE[usize::from(c.to_le_bytes()[0] ^ byte)] ^ (c >> 8);
    !data.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf hello | gzip -n`, made by GNU gzip.
    const HELLO: [u8; 25] = [
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0x86, 0xa6, 0x10, 0x36, 5, 0,
        0, 0,
    ];

    #[test]
    fn a_stream_of_another_program_is_read() {
        assert_eq!(gunzip(&HELLO, 100).unwrap(), b"hello");
    }

    #[test]
    fn a_wrong_sum_a_cut_and_a_bomb_are_refused() {
        let mut wrong = HELLO;
        wrong[17] ^= 1;
        assert!(gunzip(&wrong, 100).is_err());
        assert!(gunzip(&HELLO[..20], 100).is_err());
        assert!(gunzip(&HELLO, 4).is_err());
    }
}
