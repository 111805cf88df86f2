'use client'

import { useEffect, useState } from 'react'
import type { searchEverything } from '@/lib/awards/certificates/search'

export type Found = Awaited<ReturnType<typeof searchEverything>>

const nothing: Found = { certificates: [], learners: [] }

/**
 * What is found for a text, from two letters on. An answer to a text that has changed meanwhile is
 * never shown: its request is given up.
 */
export function useFound(text: string): { found: Found; state: 'idle' | 'busy' | 'failed' } {
  const [answer, setAnswer] = useState<{ text: string; found: Found | null }>({
    text: '',
    found: nothing,
  })
  const asked = text.trim()
  const enough = [...asked].length >= 2
  useEffect(() => {
    if (!enough) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/search?${new URLSearchParams({ q: asked })}`, {
          signal: stop.signal,
        })
        const found = response.ok ? ((await response.json()) as Found) : null
        setAnswer({ text: asked, found })
      } catch {
        // Given up, or the line is down: the palette says the latter.
        if (!stop.signal.aborted) setAnswer({ text: asked, found: null })
      }
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked, enough])
  if (!enough) return { found: nothing, state: 'idle' }
  // Until the new answer is there, the old one stays, so that nothing jumps.
  if (answer.text !== asked) return { found: answer.found ?? nothing, state: 'busy' }
  return { found: answer.found ?? nothing, state: answer.found ? 'idle' : 'failed' }
}
