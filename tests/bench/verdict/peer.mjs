// What another program does on the same parcels: turf on the source's polygons, found through flatbush. It does the plain
// part only, the share of each code; it knows no overlays, no borders, no doubt, no rules.

import area from '@turf/area';
import { featureCollection, polygon } from '@turf/helpers';
import intersect from '@turf/intersect';
import Flatbush from 'flatbush';

/** A function that gives square metres by code for the parcel of a number. */
export function openPeer(geojson, rings, attribute) {
  const { features } = JSON.parse(geojson);
  const boxes = features.map((it) => boxOf(it.geometry.coordinates.flat(it.geometry.type === 'Polygon' ? 1 : 2)));
  const index = new Flatbush(features.length);
  boxes.forEach((box) => index.add(...box));
  index.finish();
  const plots = rings.map(plotOf);
  return (n) => {
    const plot = plots[n];
    const byCode = {};
    for (const found of index.search(...boxOf(plot.geometry.coordinates[0]))) {
      const cut = intersect(featureCollection([plot, features[found]]));
      const code = features[found].properties[attribute];
      if (cut) byCode[code] = (byCode[code] ?? 0) + area(cut);
    }
    return byCode;
  };
}

function boxOf(places) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Turf wants the first corner again at the end. */
function plotOf(flat) {
  const ring = [];
  for (let n = 0; n < flat.length; n += 2) ring.push([flat[n], flat[n + 1]]);
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
  return polygon([ring]);
}
