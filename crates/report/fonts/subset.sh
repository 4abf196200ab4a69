#!/bin/sh
# Makes the fonts of the reports from Debian's package fonts-noto-core (20201225-1), with PyPI's fonttools (4.68.0).
# Latin and Arabic become one font: a renderer that changes fonts within a word takes ligatures apart.
set -eu
cd "$(dirname "$0")"
from=/usr/share/fonts/truetype/noto
latin=U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02C6,U+02DA,U+02DC,U+2009-200F,U+2010-2026,U+202F,U+2030,U+2039,U+203A,U+2066-2069,U+20AC,U+2122,U+2212
arabic=U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066D,U+0670,U+067E,U+0686,U+06A9,U+06AF,U+06CC
parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT
for weight in Regular Bold; do
    pyftsubset "$from/NotoSans-$weight.ttf" --unicodes="$latin" --layout-features=ccmp,kern,locl,mark,mkmk \
        --no-hinting --output-file="$parts/latin.ttf"
    pyftsubset "$from/NotoSansArabic-$weight.ttf" --unicodes="$arabic" \
        --layout-features=ccmp,locl,isol,init,medi,fina,rlig,calt,liga,kern,mark,mkmk \
        --no-hinting --output-file="$parts/arabic.ttf"
    pyftmerge --output-file="NotoSans-$weight.ttf" "$parts/latin.ttf" "$parts/arabic.ttf"
done
