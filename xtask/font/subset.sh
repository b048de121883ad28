#!/bin/sh
# Makes public/fonts/plus-jakarta-sans.woff2 from the npm package @fontsource-variable/plus-jakarta-sans 5.3.0
# (SIL Open Font License 1.1, copied to public/fonts/OFL.txt). Run by hand when the font or the letters change; needs
# npm and Python with `pip install fonttools==4.68.0 brotli==1.2.1`.
#
# What is kept: the letters of Indonesian and English with the marks that their sentences, units and plans use, and
# the weights 400 to 800 of the variable font. Anything else is drawn by the system's font.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @fontsource-variable/plus-jakarta-sans@5.3.0 >/dev/null
tar xzf ./*.tgz
letters="U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00B0,U+00B1,U+00B2,U+00B3,U+00B7,U+00BB,U+00BC-00BE,U+00D7,U+00E9"
letters="$letters,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+2032,U+2033,U+2191,U+2193,U+2212"
fonttools varLib.instancer --quiet --output=limited.ttf package/files/plus-jakarta-sans-latin-wght-normal.woff2 wght=400:800
pyftsubset limited.ttf --unicodes="$letters" --flavor=woff2 --no-hinting --desubroutinize \
  --layout-features=kern,liga,calt,ccmp,locl,mark,mkmk,tnum \
  --output-file="$here/public/fonts/plus-jakarta-sans.woff2"
cp package/LICENSE "$here/public/fonts/OFL.txt"
ls -l "$here/public/fonts"
