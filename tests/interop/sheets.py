"""Opens papers with poppler, and reads their QR codes with OpenCV: from a print at 300 dots an inch, and from such a print as a
phone takes it: aslant, blurred, noisy, dark on one side. One line of JSON for each thing that was looked at."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import numpy

SEED = 20261122


def tell(program, read, expected, problems=()):
    ok = read == expected and not problems
    line = {"program": program, "read": str(read), "expected": str(expected), "ok": ok, "problems": list(problems)}
    print(json.dumps(line))


def run(*command):
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def words(text):
    """Without blanks: lines are broken elsewhere in every program."""
    return "".join(text.split())


def read_code(picture):
    for scale in (1.0, 0.5, 1.5):
        sized = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        for detector in (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()):
            text, *_ = detector.detectAndDecode(sized)
            if text:
                return text
    return ""


def photographed(page, chance):
    height, width = page.shape[:2]
    shift = lambda: chance.uniform(0.02, 0.09)
    corners = numpy.float32([[0, 0], [width, 0], [width, height], [0, height]])
    moved = numpy.float32([
        [width * shift(), height * shift()], [width * (1 - shift()), height * shift()],
        [width * (1 - shift()), height * (1 - shift())], [width * shift(), height * (1 - shift())],
    ])
    warp = cv2.getPerspectiveTransform(corners, moved)
    picture = cv2.warpPerspective(page, warp, (width, height), borderValue=(120, 120, 120))
    picture = cv2.GaussianBlur(picture, (0, 0), 1.2)
    shade = numpy.linspace(1.0, 0.6, width)[None, :, None]
    noise = chance.normal(0, 9, picture.shape)
    return numpy.clip(picture * shade + noise, 0, 255).astype("uint8")


def main(folder):
    for told in sorted(Path(folder).glob("*.json")):
        wanted, pdf = json.loads(told.read_text("utf-8")), str(told.with_suffix(".pdf"))
        name = told.stem
        info, wrong = run("pdfinfo", pdf)
        facts = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
        tell(f"pdfinfo {name}", facts.get("Tagged", "").strip() + " " + facts.get("Title", "").strip(), f"yes {wanted['title']}", wrong.splitlines())
        fonts, wrong = run("pdffonts", pdf)
        rows = [line.split() for line in fonts.splitlines()[2:]]
        tell(f"pdffonts {name}", sorted({row[-5] + row[-4] + row[-3] for row in rows}), ["yesyesyes"], wrong.splitlines())
        structure, wrong = run("pdfinfo", "-struct-text", pdf)
        order = [line.strip().strip('"') for line in structure.splitlines() if line.strip().startswith('"')]
        read = words("".join(order))
        at, missing = 0, []
        for text in wanted["order"]:
            found = read.find(words(text), at)
            if found < 0:
                missing.append(f"not in order: {text}")
            at = max(found, at)
        tell(f"reading order {name}", len(missing), 0, missing + wrong.splitlines())
        text, wrong = run("pdftotext", pdf, "-")
        tell(f"pdftotext {name}", all(words(it) in words(text) for it in wanted["order"]), True, wrong.splitlines())
        attached, wrong = run("pdfdetach", "-list", pdf)
        tell(f"pdfdetach {name}", "ruangizin-lembar.txt" in attached, True, wrong.splitlines())
        with tempfile.TemporaryDirectory() as scratch:
            run("pdftoppm", "-r", "300", "-png", "-f", "1", "-l", "1", pdf, f"{scratch}/page")
            page = cv2.imread(str(next(Path(scratch).glob("*.png"))))
        tell(f"OpenCV at 300 dpi, {name}", read_code(page), wanted["code"])
        chance = numpy.random.default_rng(SEED)
        photos = [read_code(photographed(page, chance)) for _ in range(4)]
        tell(f"OpenCV of photos, {name}", sorted(set(photos)), [wanted["code"]])


main(sys.argv[1])
