import type { ReactElement } from 'react'
import { render, toPlainText } from 'react-email'

/** A mail's element, an `EmailLayout`, as the two bodies that a message carries. */
export async function renderEmail(element: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(element)
  return { html, text: toPlainText(html, plain).trim() }
}

const plain = {
  formatters: {
    factLabel({ children }: Element, walk: Walk, builder: Builder) {
      walk(children, builder)
      builder.addInline(': ')
    },
  },
  selectors: [
    // Capitals would misspell names: “İ” is not the capital of “i” everywhere.
    { selector: 'h1', options: { uppercase: false } },
    // Brackets keep a full stop after the link out of it.
    { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true } },
    { selector: 'span.fact-label', format: 'factLabel' },
  ],
}

// What html-to-text hands a formatter; it ships without types.
type Element = { children: unknown[] }
type Builder = { addInline(text: string): void }
type Walk = (children: unknown[], builder: Builder) => void
