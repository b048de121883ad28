//! How much a pack may ask for. Generous for real cities, small enough for a phone.

/// Upper bounds on what is read from a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one tile after decompression.
    pub tile_bytes: usize,
    /// Bytes of one PMTiles directory after decompression.
    pub directory_bytes: usize,
    /// Entries of one PMTiles directory.
    pub directory_entries: usize,
    /// Depth of PMTiles directories; the format needs two, writers use up to three.
    pub directory_depth: u8,
    /// Bytes of one JSON file.
    pub json_bytes: u64,
    /// Vertices, features, tags, keys and values of one tile, together.
    pub tile_vertices: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            tile_bytes: 32 << 20,
            directory_bytes: 16 << 20,
            directory_entries: 1 << 20,
            directory_depth: 3,
            json_bytes: 32 << 20,
            tile_vertices: 4_000_000,
        }
    }
}
