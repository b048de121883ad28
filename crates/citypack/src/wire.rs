//! Checked reading of varints and protobuf fields. Never reads past its slice.

/// Why bytes are no protobuf; becomes a `Malformed` where the file is known.
pub(crate) type WireError = &'static str;

/// A cursor over bytes.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

/// One protobuf field.
pub(crate) enum Field<'a> {
    /// Wire type 0.
    Varint(u64),
    /// Wire type 1.
    Fixed64([u8; 8]),
    /// Wire type 2.
    Bytes(&'a [u8]),
    /// Wire type 5.
    Fixed32([u8; 4]),
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// An unsigned LEB128 number of at most 64 bits.
    pub(crate) fn varint(&mut self) -> Result<u64, WireError> {
        let mut value = 0_u64;
        for (n, byte) in self.rest.iter().take(10).enumerate() {
            let bits = u64::from(byte & 0x7f);
            if n == 9 && bits > 1 {
                return Err("a number is longer than 64 bits");
            }
            value |= bits << (7 * n);
            if byte & 0x80 == 0 {
                self.rest = &self.rest[n + 1..];
                return Ok(value);
            }
        }
        Err(if self.rest.len() < 10 { "a number is cut off" } else { "a number is longer than 64 bits" })
    }

    /// A varint that must fit 32 bits.
    pub(crate) fn varint32(&mut self) -> Result<u32, WireError> {
        u32::try_from(self.varint()?).map_err(|_too_long| "a number is longer than 32 bits")
    }

    fn take(&mut self, count: u64) -> Result<&'a [u8], WireError> {
        let count = usize::try_from(count).map_err(|_too_long| "a length is beyond memory")?;
        if count > self.rest.len() {
            return Err("a field is cut off");
        }
        let (head, tail) = self.rest.split_at(count);
        self.rest = tail;
        Ok(head)
    }

    /// The next field and its number; `None` at the end.
    pub(crate) fn field(&mut self) -> Result<Option<(u64, Field<'a>)>, WireError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let key = self.varint()?;
        let field = match key & 7 {
            0 => Field::Varint(self.varint()?),
            1 => {
                let mut eight = [0; 8];
                eight.copy_from_slice(self.take(8)?);
                Field::Fixed64(eight)
            }
            2 => {
                let length = self.varint()?;
                Field::Bytes(self.take(length)?)
            }
            5 => {
                let mut four = [0; 4];
                four.copy_from_slice(self.take(4)?);
                Field::Fixed32(four)
            }
            _ => return Err("a field has an unknown wire type"),
        };
        Ok(Some((key >> 3, field)))
    }
}

/// Undoes zigzag: 0, −1, 1, −2 … from 0, 1, 2, 3 ….
#[expect(clippy::cast_possible_wrap, reason = "reinterpreting the bits is what zigzag means")]
pub(crate) fn unzigzag(value: u32) -> i32 {
    ((value >> 1) as i32) ^ -((value & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_cut_off_or_too_long_is_refused() {
        assert!(Reader::new(&[0x80]).varint().is_err());
        assert!(Reader::new(&[0xff; 11]).varint().is_err());
        let mut largest = [0xff; 10];
        largest[9] = 1;
        assert_eq!(Reader::new(&largest).varint(), Ok(u64::MAX));
    }

    #[test]
    fn a_field_longer_than_the_rest_is_refused() {
        assert!(Reader::new(&[0x0a, 0x05, 1, 2]).field().is_err());
    }

    #[test]
    fn zigzag_runs_through_both_signs() {
        assert_eq!([0, 1, 2, 3, u32::MAX].map(unzigzag), [0, -1, 1, -2, i32::MIN]);
    }
}
