import { compile } from 'html-to-text'
import type { ReactElement } from 'react'
import { render } from 'react-email'

/** A mail's element, an `EmailLayout`, as the two bodies that a message carries. */
export async function renderEmail(element: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(element)
  return { html, text: toPlainText(html).trim() }
}

/**
 * Compiled once: `toPlainText` of react-email does it for each mail, a tenth of what the worker's main
 * thread had to do in a bulk issue.
 */
const toPlainText = compile({
  wordwrap: false,
  formatters: {
    factLabel(element, walk, builder) {
      walk(element.children, builder)
      builder.addInline(': ')
    },
  },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: '[data-skip-in-text=true]', format: 'skip' },
    // Capitals would misspell names: “İ” is not the capital of “i” everywhere.
    { selector: 'h1', options: { uppercase: false } },
    // Brackets keep a full stop after the link out of it.
    { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true } },
    { selector: 'span.fact-label', format: 'factLabel' },
    ...['td', 'th'].map((selector) => ({
      ...{ selector, format: 'block' },
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
  ],
})
