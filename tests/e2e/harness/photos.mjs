// Photos for the journeys, drawn by the browser itself: a sheet with text, sharp or spoiled, with or without what phones
// write into a photo.

const PLACE = 'S 10.158333 E 123.607222';

/** A JPEG as bytes. `spoil`: 'blur', 'dark', 'sideways', or nothing. */
export async function photo(page, { width = 3000, height = 2000, spoil = '', quality = 0.92, noise = 0 } = {}) {
  const base64 = await page.evaluate(
    async ([wide, high, how, jpeg, grain]) => {
      const sheet = document.createElement('canvas');
      [sheet.width, sheet.height] = [wide, high];
      const brush = sheet.getContext('2d');
      brush.fillStyle = '#6b5a48';
      brush.fillRect(0, 0, wide, high);
      brush.fillStyle = '#f4f1ea';
      brush.fillRect(wide * 0.05, high * 0.05, wide * 0.9, high * 0.9);
      brush.fillStyle = '#222';
      const size = Math.round(high / 45);
      brush.font = `${size}px sans-serif`;
      for (let row = 0; row < 25; row += 1) {
        brush.fillText('KARTU CONTOH nomor 5371990101900001 bukan orang sungguhan '.repeat(3).slice(row % 7), wide * 0.09, high * 0.12 + row * size * 1.6, wide * 0.8);
      }
      if (grain) {
        const data = brush.getImageData(0, 0, wide, high);
        let state = 1;
        for (let at = 0; at < data.data.length; at += 1) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          if (at % 4 < 3) data.data[at] += ((state >>> 24) / 255 - 0.5) * grain;
        }
        brush.putImageData(data, 0, 0);
      }
      const out = document.createElement('canvas');
      [out.width, out.height] = how === 'sideways' ? [high, wide] : [wide, high];
      const other = out.getContext('2d');
      if (how === 'blur') other.filter = `blur(${Math.round(Math.max(wide, high) / 230)}px)`;
      if (how === 'dark') other.filter = 'brightness(0.15)';
      if (how === 'sideways') {
        other.translate(high, 0);
        other.rotate(Math.PI / 2);
      }
      other.drawImage(sheet, 0, 0);
      const blob = await new Promise((resolve) => out.toBlob(resolve, 'image/jpeg', jpeg));
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return btoa(text);
    },
    [width, height, spoil, quality, noise],
  );
  return Buffer.from(base64, 'base64');
}

/** The same as a phone writes it: EXIF with how it is turned and where it was taken. */
export function withExif(jpeg, turned = 1) {
  const tiff = Buffer.alloc(26 + PLACE.length);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(turned, 18);
  tiff.write(PLACE, 26, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Whether bytes say where they were made. */
export const tellsPlace = (bytes) => bytes.includes(PLACE) || bytes.includes('Exif');
