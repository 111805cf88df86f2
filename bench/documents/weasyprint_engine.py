"""One engine of the bench: prints the HTML pages of a file with WeasyPrint, as asked line by line."""
import json
import sys

from answering import answer
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

pages = json.load(open(sys.argv[1]))
fonts = FontConfiguration()

answer(pages, lambda page: len(HTML(string=page).write_pdf(font_config=fonts)))
