import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Sample } from '@/lib/awards/certifications/sample'
import type { Look } from '@/lib/proof/documents/schema'
import { openPreviewer, type PreviewState } from './previewer'

/** Shows in `host` the PDF that look and sample give. */
export function usePreview(
  host: RefObject<HTMLDivElement | null>,
  { issuerId, look, sample }: { issuerId: string; look: Look; sample: Sample },
) {
  const [state, setState] = useState<PreviewState>({ asked: 0, drawn: 0 })
  const previewer = useRef<ReturnType<typeof openPreviewer>>(undefined)
  useEffect(() => {
    if (!host.current) return
    const opened = openPreviewer(host.current, (change) => {
      setState((before) => ({ ...before, ...change }))
    })
    previewer.current = opened
    return () => opened.stop()
  }, [host])
  useEffect(() => {
    previewer.current?.ask({ issuerId, look, sample })
  }, [issuerId, look, sample])
  return {
    ...state,
    wake: () => previewer.current?.wake(),
    again: () => previewer.current?.ask({ issuerId, look, sample }),
  }
}
