//! Bytes written by hand, apart from the packer's encoders, and a pack in memory.

use core::{
    future::Future,
    ops::Range,
    pin::pin,
    task::{Context, Poll, Waker},
};
use std::collections::BTreeMap;

use citypack::{ByteSource, Bytes, ReadFailed, ReadFailure};

/// Files of a pack by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl ByteSource for Files {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        let mut bytes = self.whole(file).await?;
        let at = |v: u64| usize::try_from(v).unwrap_or(usize::MAX).min(bytes.data.len());
        bytes.data = bytes.data[at(range.start)..at(range.end).max(at(range.start))].to_vec();
        Ok(bytes)
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        let missing = || ReadFailed { file: file.to_owned(), kind: ReadFailure::NotFound };
        Ok(Bytes { data: self.0.get(file).cloned().ok_or_else(missing)?, version: None })
    }
}

/// Runs a future that never waits: the bytes are in memory.
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => it,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}

/// Unsigned LEB128.
pub(crate) fn varint(mut value: u64) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap();
        value >>= 7;
        if value == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 0x80);
    }
}

/// A protobuf field of numbers.
pub(crate) fn number(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

/// A protobuf field of bytes.
pub(crate) fn bytes(field: u64, value: &[u8]) -> Vec<u8> {
    [varint(field << 3 | 2), varint(value.len() as u64), value.to_vec()].concat()
}

/// Numbers in a row.
pub(crate) fn packed(values: &[u64]) -> Vec<u8> {
    values.iter().flat_map(|it| varint(*it)).collect()
}

/// Zigzag of a coordinate.
pub(crate) fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).unsigned_abs()
}

/// The geometry of one ring that starts at the first corner.
pub(crate) fn ring(corners: &[(i64, i64)]) -> Vec<u8> {
    let mut values = vec![9];
    let mut at = (0, 0);
    for (n, p) in corners.iter().enumerate() {
        if n == 1 {
            values.push(2 | (corners.len() as u64 - 1) << 3);
        }
        values.extend([zigzag(p.0 - at.0), zigzag(p.1 - at.1)]);
        at = *p;
    }
    values.push(15);
    packed(&values)
}

/// A layer of one polygon with the code `R-2`.
pub(crate) fn layer(name: &str, extent: u64, geometry: &[u8]) -> Vec<u8> {
    let feature = [bytes(2, &packed(&[0, 0])), number(3, 3), bytes(4, geometry)].concat();
    let value = bytes(4, &bytes(1, b"R-2"));
    [
        bytes(1, name.as_bytes()),
        bytes(2, &feature),
        bytes(3, b"code"),
        value,
        number(5, extent),
        number(15, 2),
    ]
    .concat()
}

/// A square in the middle of a check tile.
pub(crate) fn square() -> Vec<u8> {
    ring(&[(10_000, 10_000), (50_000, 10_000), (50_000, 50_000), (10_000, 50_000)])
}

/// A good tile.
pub(crate) fn tile() -> Vec<u8> {
    bytes(3, &layer("subzone", 65_536, &square()))
}

/// A directory entry: tile number, run length, length, offset.
pub(crate) type Entry = (u64, u64, u64, u64);

/// A PMTiles directory, not compressed.
pub(crate) fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut values = vec![entries.len() as u64];
    let mut last = 0;
    for it in entries {
        values.push(it.0 - last);
        last = it.0;
    }
    values.extend(entries.iter().map(|it| it.1));
    values.extend(entries.iter().map(|it| it.2));
    values.extend(entries.iter().map(|it| it.3 + 1));
    packed(&values)
}

/// A PMTiles archive of check tiles, not compressed: root directory, leaf directories, tile data.
pub(crate) fn archive(root: &[u8], leaves: &[u8], data: &[u8]) -> Vec<u8> {
    let mut out = b"PMTiles\x03".to_vec();
    let mut at = 127_u64;
    for section in [root, b"{}", leaves, data] {
        out.extend(at.to_le_bytes());
        out.extend((section.len() as u64).to_le_bytes());
        at += section.len() as u64;
    }
    out.extend([0; 24]);
    // Not clustered; nothing compressed; MVT; zoom 14 alone.
    out.extend([0, 1, 1, 1, 14, 14]);
    out.resize(127, 0);
    [out, root.to_vec(), b"{}".to_vec(), leaves.to_vec(), data.to_vec()].concat()
}

/// Number of the check tile that [`place_of`] lies in, by the Hilbert curve of the specification.
pub(crate) const TILE_NUMBER: u64 = 89_478_485;

/// A pack with one sub-zone layer and the plan given.
pub(crate) fn pack(plan: Vec<u8>) -> Files {
    let manifest = manifest().to_string().into_bytes();
    Files(BTreeMap::from([("pack.json".to_owned(), manifest), ("plan.0.pmtiles".to_owned(), plan)]))
}

/// A good `pack.json`.
pub(crate) fn manifest() -> serde_json::Value {
    serde_json::json!({
        "format": citypack::FORMAT, "region": "53.71", "name": { "id": "Kota" }, "languages": ["id"],
        "time_zone": "Asia/Makassar", "version": "1", "created": "2026-11-22", "check_by": "2027-05-22",
        "status": "contoh", "bounds": [-180.0, 85.0, -179.9, 85.06], "centre": [-179.95, 85.03],
        "layers": [{
            "id": "subzone", "kind": "subzone", "title": { "id": "Pola ruang" }, "legal_basis": { "id": "Perda" },
            "status": "contoh", "scale": 5000, "accuracy_m": 2.5, "source": "uji", "licence": "CC0",
        }],
        "files": { "plan": { "name": "plan.0.pmtiles", "bytes": 1, "sha256": "" } },
    })
}
