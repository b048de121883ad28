//! Where the provinces lie, roughly: enough to tell a plan in the wrong zone from one in the right place. The boxes were
//! drawn by this project from general maps, generous by some tens of kilometres; they are no boundaries.

/// Longitude and latitude of Indonesia: west, south, east, north.
pub(crate) const INDONESIA: [f64; 4] = [94.5, -11.5, 141.5, 6.5];

/// Kemendagri code of the province, and its box.
const PROVINCES: [(u32, [f64; 4]); 38] = [
    (11, [94.7, 1.7, 98.6, 6.3]),
    (12, [96.8, -0.9, 100.7, 4.6]),
    (13, [98.3, -3.8, 102.2, 1.2]),
    (14, [99.8, -1.5, 104.3, 3.1]),
    (15, [100.9, -3.1, 104.9, -0.4]),
    (16, [101.8, -5.3, 106.6, -1.3]),
    (17, [100.8, -5.8, 104.2, -2.0]),
    (18, [103.2, -6.5, 106.6, -3.3]),
    (19, [104.9, -3.8, 109.3, -1.1]),
    (21, [102.9, -1.4, 109.6, 5.3]),
    (31, [106.1, -6.7, 107.2, -4.7]),
    (32, [106.1, -8.1, 109.2, -5.6]),
    (33, [108.3, -8.5, 112.0, -5.4]),
    (34, [109.8, -8.5, 111.1, -7.3]),
    (35, [110.6, -9.1, 116.8, -4.8]),
    (36, [104.8, -7.4, 107.1, -5.5]),
    (51, [114.2, -9.1, 116.0, -7.8]),
    (52, [115.5, -9.4, 119.6, -7.8]),
    (53, [118.6, -11.3, 125.5, -7.6]),
    (61, [108.2, -3.5, 114.5, 2.6]),
    (62, [110.5, -3.9, 116.1, 1.1]),
    (63, [114.1, -5.2, 118.3, -1.0]),
    (64, [113.5, -2.8, 119.3, 2.9]),
    (65, [114.3, 0.8, 118.5, 4.7]),
    (71, [122.8, -0.1, 127.6, 5.8]),
    (72, [119.0, -4.0, 124.7, 1.7]),
    (73, [116.9, -8.0, 122.6, -1.6]),
    (74, [120.6, -6.5, 125.1, -2.5]),
    (75, [120.9, 0.0, 123.8, 1.4]),
    (76, [117.6, -4.0, 120.1, -0.5]),
    (81, [124.0, -8.8, 135.4, -2.2]),
    (82, [123.9, -2.9, 130.2, 3.1]),
    (91, [128.8, -9.5, 141.3, 1.6]),
    (92, [128.8, -9.5, 141.3, 1.6]),
    (93, [128.8, -9.5, 141.3, 1.6]),
    (94, [128.8, -9.5, 141.3, 1.6]),
    (95, [128.8, -9.5, 141.3, 1.6]),
    (96, [128.8, -9.5, 141.3, 1.6]),
];

/// The box of the province of a region such as `53.71`.
pub(crate) fn province(region: &str) -> Option<[f64; 4]> {
    let code: u32 = region.split('.').next()?.parse().ok()?;
    PROVINCES.iter().find(|it| it.0 == code).map(|it| it.1)
}

/// The province a place lies in: of several boxes, the smallest.
pub(crate) fn province_at([lng, lat]: [f64; 2]) -> Option<u32> {
    let holds = |b: &[f64; 4]| b[0] <= lng && lng <= b[2] && b[1] <= lat && lat <= b[3];
    let size = |b: &[f64; 4]| (b[2] - b[0]) * (b[3] - b[1]);
    let found = PROVINCES.iter().filter(|it| holds(&it.1)).min_by(|a, b| size(&a.1).total_cmp(&size(&b.1)));
    found.map(|it| it.0)
}
