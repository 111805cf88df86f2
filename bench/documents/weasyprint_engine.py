"""One engine of the bench: prints the HTML pages of a file with WeasyPrint, as asked line by line."""
import json
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

pages = json.load(open(sys.argv[1]))
fonts = FontConfiguration()

for request in sys.stdin:
    asked = json.loads(request)
    mine = pages[asked["script"]]
    began = time.perf_counter()
    size = 0
    for n in range(asked["from"], asked["from"] + asked["count"]):
        size = len(HTML(string=mine[n % len(mine)]).write_pdf(font_config=fonts))
    print(json.dumps({"ms": (time.perf_counter() - began) * 1000, "bytes": size}), flush=True)
