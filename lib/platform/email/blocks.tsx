import type { ReactNode } from 'react'
import { Button, Link } from 'react-email'
import { light } from './palette'

/** A paragraph of a mail. */
export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="ink" style={{ ...prose, margin: '0 0 16px' }}>
      {children}
    </p>
  )
}

/** A name or title inside a sentence: written in its own direction, whatever the mail's is. */
export function Name({ children }: { children: string }) {
  return <bdi dir="auto">{children}</bdi>
}

/** The one thing to do, as a button; `href` is a whole address. */
export function ActionButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={{ margin: '24px 0' }}>
      <Button className="button" href={href} style={action}>
        {children}
      </Button>
    </p>
  )
}

/** A lesser link inside a sentence. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      className="laurel"
      href={href}
      style={{ color: light.laurel, textDecoration: 'underline' }}
    >
      {children}
    </Link>
  )
}

/** Label and value, a line each; in plain text “Label: value”. */
export function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style={list}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <td className="line fact" style={cell}>
              <span className="muted fact-label" style={caption}>
                {label}
              </span>
              <span className="ink" style={{ ...prose, display: 'block' }}>
                <bdi dir="auto">{value}</bdi>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const prose = {
  color: light.ink,
  fontSize: '16px',
  lineHeight: '26px',
  overflowWrap: 'anywhere' as const,
}

const action = {
  backgroundColor: light.laurel,
  color: light.onLaurel,
  borderRadius: '6px',
  padding: '12px 24px',
  fontSize: '16px',
  lineHeight: '24px',
  fontWeight: 600,
}

const list = { margin: '8px 0 16px', borderCollapse: 'collapse' as const }

const cell = { borderTop: `1px solid ${light.line}`, padding: '10px 0' }

const caption = {
  display: 'block',
  color: light.muted,
  fontSize: '12px',
  lineHeight: '18px',
}
