'use client'

import './globals.css'

/** A bug in the frame of all pages: this one brings its own. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <html lang="en">
      <body>
        <title>That did not work · Laurel</title>
        <main className="mx-auto max-w-xl px-4 py-16">
          <h1 className="pb-2 text-xl">That did not work</h1>
          <p className="pb-4 text-base text-muted">
            It is our fault, not yours.{' '}
            {digest ? `The reference is ${digest}.` : 'Tell whoever runs this site.'}
          </p>
          <button
            type="button"
            onClick={retry}
            className="rounded-md bg-laurel px-4 py-2 text-on-laurel"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
