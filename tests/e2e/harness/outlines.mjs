// One outline in every kind of file that people share: made here, byte by byte, so that no fixture is needed.

const RING = [[123.607, -10.163], [123.6072, -10.163], [123.6072, -10.1632], [123.607, -10.1632], [123.607, -10.163]];
const corners = RING.map((it) => it.join(',')).join(' ');
const KML = `<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${corners}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;
const track = RING.map(([lng, lat]) => `<trkpt lat="${lat}" lon="${lng}"/>`).join('');
const WGS84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** Name and content of each. */
export function outlines() {
  return [
    ['lahan.geojson', Buffer.from(JSON.stringify({ type: 'Polygon', coordinates: [RING] }))],
    ['lahan.json', Buffer.from(JSON.stringify({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [RING] } }))],
    ['lahan.kml', Buffer.from(KML)],
    ['lahan.kmz', zip({ 'doc.kml': Buffer.from(KML) })],
    ['keliling.gpx', Buffer.from(`<gpx><trk><trkseg>${track}</trkseg></trk></gpx>`)],
    ['lahan.zip', zip({ 'lahan.shp': shapefile(), 'lahan.prj': Buffer.from(WGS84) })],
    ['lahan.shp', shapefile()],
    ['sudut.csv', Buffer.from(RING.slice(0, 4).map(([lng, lat]) => `${lat}, ${lng}`).join('\n'))],
    ['sudut.txt', Buffer.from(RING.slice(0, 4).map(([lng, lat]) => `${lat} ${lng}`).join('\r\n'))],
  ];
}

/** One polygon. */
function shapefile() {
  const content = Buffer.alloc(48 + 16 * RING.length);
  content.writeInt32LE(5, 0);
  content.writeInt32LE(1, 36);
  content.writeInt32LE(RING.length, 40);
  RING.flat().forEach((it, at) => content.writeDoubleLE(it, 48 + 8 * at));
  const head = Buffer.alloc(108);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((head.length + content.length) / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(5, 32);
  head.writeInt32BE(1, 100);
  head.writeInt32BE(content.length / 2, 104);
  return Buffer.concat([head, content]);
}

/** Entries that are stored, without the sums that nobody checks. */
function zip(entries) {
  const [files, list] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const local = Buffer.alloc(30 + name.length);
    local.write('PK\x03\x04', 0, 'latin1');
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.write('PK\x01\x02', 0, 'latin1');
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    files.push(local, content);
    list.push(entry);
    at += local.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(list.reduce((sum, it) => sum + it.length, 0), 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...list, end]);
}
