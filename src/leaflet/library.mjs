/*! Leaflet 1.9.4 (leafletjs.com), BSD-2-Clause. (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade */
// The part of Leaflet that the app uses (bindings.rs names each function), as the global `L`: half of the published
// file draws pictures, pop-ups and buttons that nothing here shows. Nothing of ours stands here but the list.

import 'leaflet/src/layer/Layer.js';
import { Map } from 'leaflet/src/map/Map.js';
import { DoubleClickZoom } from 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import { Drag } from 'leaflet/src/map/handler/Map.Drag.js';
import { Keyboard } from 'leaflet/src/map/handler/Map.Keyboard.js';
import { ScrollWheelZoom } from 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import { TapHold } from 'leaflet/src/map/handler/Map.TapHold.js';
import { TouchZoom } from 'leaflet/src/map/handler/Map.TouchZoom.js';
import * as DomUtil from 'leaflet/src/dom/DomUtil.js';
import { toLatLng } from 'leaflet/src/geo/LatLng.js';
import { toLatLngBounds } from 'leaflet/src/geo/LatLngBounds.js';
import { toPoint } from 'leaflet/src/geometry/Point.js';
import { GridLayer, gridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
import { divIcon } from 'leaflet/src/layer/marker/DivIcon.js';
import { marker } from 'leaflet/src/layer/marker/Marker.js';
import { circle } from 'leaflet/src/layer/vector/Circle.js';
import { polygon } from 'leaflet/src/layer/vector/Polygon.js';
import { polyline } from 'leaflet/src/layer/vector/Polyline.js';
import { SVG } from 'leaflet/src/layer/vector/SVG.js';
import { scale } from 'leaflet/src/control/Control.Scale.js';

const handlers = { doubleClickZoom: DoubleClickZoom, dragging: Drag, keyboard: Keyboard, scrollWheelZoom: ScrollWheelZoom, tapHold: TapHold, touchZoom: TouchZoom };
for (const [name, handler] of Object.entries(handlers)) Map.addInitHook('addHandler', name, handler);

// Shapes are drawn as SVG, one drawing for each pane. The library's own choice would bring its canvas along.
Map.include({
  getRenderer({ options: { pane } }) {
    const renderers = this._paneRenderers;
    renderers[pane] = renderers[pane] || new SVG({ pane });
    if (!this.hasLayer(renderers[pane])) this.addLayer(renderers[pane]);
    return renderers[pane];
  },
});

window.L = {
  Map,
  GridLayer,
  DomUtil,
  circle,
  control: { scale },
  divIcon,
  gridLayer,
  latLng: toLatLng,
  latLngBounds: toLatLngBounds,
  marker,
  point: toPoint,
  polygon,
  polyline,
};
