// Keeps the first COUNT points that lie in some polygon: `node inside.mjs GEOJSON POINTS COUNT`.

import { readFileSync, writeFileSync } from 'node:fs';
import whichPolygon from 'which-polygon';

const [geojson, file, count] = process.argv.slice(2);
const query = whichPolygon(JSON.parse(readFileSync(geojson, 'utf8')));
const inside = JSON.parse(readFileSync(file, 'utf8')).filter((point) => query(point));
if (inside.length < Number(count)) {
  throw new Error(`only ${inside.length} of the points drawn lie inside the zones of ${geojson}`);
}
writeFileSync(file, JSON.stringify(inside.slice(0, Number(count))));
