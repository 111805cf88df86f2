"""One engine of the bench: prints the HTML pages of a file with WeasyPrint, as asked line by line."""
import json
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

pages = json.load(open(sys.argv[1]))
fonts = FontConfiguration()

n = 0
for request in sys.stdin:
    asked = json.loads(request)
    mine = pages[asked["script"]]
    began = time.perf_counter()
    count = 0
    while count == 0 or (time.perf_counter() - began) * 1000 < asked["ms"]:
        size = len(HTML(string=mine[n % len(mine)]).write_pdf(font_config=fonts))
        count += 1
        n += 1
    ms = (time.perf_counter() - began) * 1000
    print(json.dumps({"ms": ms, "count": count, "bytes": size}), flush=True)
