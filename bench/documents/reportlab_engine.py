"""One engine of the bench: draws the page specs of a file with ReportLab, as asked line by line."""
import io
import json
import re
import sys

from answering import answer
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

specs = json.load(open(sys.argv[1]))
fonts = {}


def font(path):
    if path not in fonts:
        fonts[path] = "f%d" % len(fonts)
        pdfmetrics.registerFont(TTFont(fonts[path], path))
    return fonts[path]


def draw_path(page, spec):
    path = page.beginPath()
    x = y = 0.0
    for command, rest in re.findall(r"([MLHVCmlhvcaAzZ])([^MLHVCmlhvcaAzZ]*)", spec["d"]):
        n = [float(v) for v in re.findall(r"-?\d*\.?\d+", rest)]
        if command == "M":
            x, y = n[0], n[1]
            path.moveTo(x, y)
        elif command == "C":
            for i in range(0, len(n), 6):
                path.curveTo(*n[i : i + 6])
                x, y = n[i + 4], n[i + 5]
        elif command == "c":
            for i in range(0, len(n), 6):
                p = [n[i + j] + (x if j % 2 == 0 else y) for j in range(6)]
                path.curveTo(*p)
                x, y = p[4], p[5]
        elif command in "zZ":
            path.close()
        else:
            if command == "L":
                x, y = n[-2], n[-1]
            elif command == "l":
                x, y = x + n[0], y + n[1]
            elif command == "H":
                x = n[0]
            elif command == "h":
                x += n[0]
            elif command == "V":
                y = n[0]
            elif command == "v":
                y += n[0]
            else:
                x, y = x + n[-2], y + n[-1]
            path.lineTo(x, y)
    page.saveState()
    page.transform(*spec["m"])
    page.setLineWidth(spec["width"])
    if spec["fill"]:
        page.setFillColor(HexColor(spec["fill"]))
    if spec["stroke"]:
        page.setStrokeColor(HexColor(spec["stroke"]))
        page.setStrokeAlpha(spec["opacity"])
    page.drawPath(path, stroke=1 if spec["stroke"] else 0, fill=1 if spec["fill"] else 0)
    page.restoreState()


def draw(spec):
    out = io.BytesIO()
    height = spec["height"]
    page = canvas.Canvas(out, pagesize=(spec["width"], height), pageCompression=1)
    page.setFillColor(HexColor(spec["ground"]))
    page.rect(0, 0, spec["width"], height, stroke=0, fill=1)
    page.saveState()
    page.transform(1, 0, 0, -1, 0, height)
    for path in spec["paths"]:
        draw_path(page, path)
    page.restoreState()
    for bar in spec["bars"]:
        page.setFillColor(HexColor(bar["color"]))
        page.rect(bar["x"], height - bar["y"] - bar["height"], bar["width"], bar["height"], stroke=0, fill=1)
    for line in spec["lines"]:
        page.setFillColor(HexColor(line["color"]))
        x = line["x"]
        for run in line["runs"]:
            name = font(run["font"])
            page.setFont(name, line["size"])
            page.drawString(x, height - line["y"], run["text"])
            x += pdfmetrics.stringWidth(run["text"], name, line["size"])
    qr = spec["qr"]
    module = qr["side"] / qr["size"]
    page.setFillColor(HexColor("#1d2620"))
    for x, y, width in qr["runs"]:
        top = height - qr["y"] - (y + 1) * module
        page.rect(qr["x"] + x * module, top, width * module, module, stroke=0, fill=1)
    page.linkURL(spec["link"], (qr["x"], height - qr["y"] - qr["side"], qr["x"] + qr["side"], height - qr["y"]))
    page.save()
    return len(out.getvalue())


answer(specs, draw)
