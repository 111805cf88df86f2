import type { ReactNode } from 'react'
import { Body, Container, Head, Html, Preview, Section } from 'react-email'
import { dark, light } from './palette'

export interface EmailLayoutProps {
  /** What an inbox shows after the subject. */
  preview: string
  heading: string
  children: ReactNode
  /** Why the reader gets this, and how to stop it. */
  footer?: ReactNode
  /** BCP 47, such as `ar`. */
  lang?: string
  /** The direction of the mail's language; names keep their own. */
  dir?: 'ltr' | 'rtl'
}

/** The frame of every mail. It needs no image and no font of its own, and follows the reader's light or dark. */
export function EmailLayout(props: EmailLayoutProps) {
  const { preview, heading, children, footer, lang = 'en', dir = 'ltr' } = props
  return (
    <Html lang={lang} dir={dir}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkRules}</style>
      </Head>
      <Body className="paper" lang={lang} dir={dir} style={page}>
        <Preview>{preview}</Preview>
        <Container style={{ maxWidth: '560px', margin: '0 auto', textAlign: start(dir) }}>
          <p className="laurel" style={wordmark}>
            Laurel
          </p>
          <Section className="surface" style={card}>
            <h1 className="ink" style={title}>
              {heading}
            </h1>
            {children}
          </Section>
          {footer && (
            <p className="muted" style={small}>
              {footer}
            </p>
          )}
        </Container>
      </Body>
    </Html>
  )
}

/** Outlook knows no logical alignment. */
function start(dir: 'ltr' | 'rtl') {
  return dir === 'rtl' ? 'right' : 'left'
}

// Styles stand in the tags for the many clients that drop <style>; dark must then win over them.
const darkRules = `
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: ${dark.paper} !important; }
  .surface { background-color: ${dark.surface} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted { color: ${dark.muted} !important; }
  .laurel { color: ${dark.laurel} !important; }
  .line { border-color: ${dark.line} !important; }
  .button { background-color: ${dark.laurel} !important; color: ${dark.onLaurel} !important; }
}
@media (max-width: 480px) {
  .surface > tbody > tr > td { padding: 24px 20px 8px !important; }
}
`

const sans = "Inter, 'Segoe UI', -apple-system, 'Noto Sans', Helvetica, Arial, sans-serif"
const serif = "'Source Serif 4', Georgia, 'Times New Roman', 'Noto Serif', serif"

const page = {
  backgroundColor: light.paper,
  padding: '24px 12px 40px',
  margin: 0,
  fontFamily: sans,
}

const wordmark = {
  margin: '0 4px 16px',
  color: light.laurel,
  fontFamily: serif,
  fontSize: '20px',
  lineHeight: '28px',
  fontWeight: 600,
}

const card = {
  backgroundColor: light.surface,
  border: `1px solid ${light.line}`,
  borderRadius: '6px',
  // The last block brings its own space below.
  padding: '32px 32px 16px',
}

const title = {
  margin: '0 0 16px',
  color: light.ink,
  fontFamily: serif,
  fontSize: '28px',
  lineHeight: '36px',
  fontWeight: 600,
  // A long word, such as a German course or an address, must not widen a phone's page.
  overflowWrap: 'anywhere' as const,
}

const small = {
  margin: '16px 4px 0',
  color: light.muted,
  fontSize: '12px',
  lineHeight: '20px',
}
