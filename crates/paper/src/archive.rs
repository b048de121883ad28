//! A ZIP of small files, stored as they are: every program opens it, and a parcel is too small to be packed.

use crate::attribute::Day;

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, in ASCII, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The bytes of an archive whose files carry this day.
pub fn write(entries: &[Entry], day: Day) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let mut count = 0_u16;
    for entry in entries {
        let offset = size(file.len());
        let common = header(entry, day);
        file.extend_from_slice(b"PK\x03\x04");
        file.extend_from_slice(&common);
        file.extend_from_slice(entry.name.as_bytes());
        file.extend_from_slice(&entry.bytes);
        // Made by a system of MS-DOS' kind, version 2.0, as the header says of what is needed.
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&common);
        // No comment, first volume, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(entry.name.as_bytes());
        count += 1;
    }
    let (start, length) = (size(file.len()), size(directory.len()));
    file.extend_from_slice(&directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    file.extend_from_slice(&count.to_le_bytes());
    file.extend_from_slice(&count.to_le_bytes());
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&start.to_le_bytes());
    file.extend_from_slice(&[0; 2]);
    file
}

/// What stands before a file and in the directory alike: from the version needed to the length of the extra field.
fn header(entry: &Entry, day: Day) -> Vec<u8> {
    let length = size(entry.bytes.len());
    let date =
        (day.year.saturating_sub(1980).min(127) << 9) | (u16::from(day.month) << 5) | u16::from(day.day);
    let name = u16::try_from(entry.name.len()).expect("names of files are short");
    let mut bytes = Vec::with_capacity(26);
    for word in [20_u16, 0, 0, 0, date] {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    for word in [crc32(&entry.bytes), length, length] {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    bytes.extend_from_slice(&name.to_le_bytes());
    bytes.extend_from_slice(&[0; 2]);
    bytes
}

fn size(length: usize) -> u32 {
    u32::try_from(length).expect("a parcel has fewer corners than would fill four gigabytes")
}

/// The check sum of ZIP (ISO 3309), bit by bit: the files are small.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(sum & 1));
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_sums_are_those_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn the_directory_names_every_file_and_where_it_lies() {
        let entry = |name: &str, bytes: &[u8]| Entry { name: name.to_owned(), bytes: bytes.to_vec() };
        let day = Day { year: 2026, month: 11, day: 22 };
        let bytes = write(&[entry("a.txt", b"alpha"), entry("b.txt", b"")], day);
        assert!(bytes.starts_with(b"PK\x03\x04"));
        let end = bytes.len() - 22;
        assert_eq!(bytes[end..end + 4], *b"PK\x05\x06");
        let start = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap());
        let start = usize::try_from(start).unwrap();
        assert_eq!(bytes[start..start + 4], *b"PK\x01\x02");
        assert_eq!(bytes[start + 46..start + 51], *b"a.txt");
        assert_eq!(bytes[30..40], *b"a.txtalpha");
    }
}
