import type { Tone } from '@/components/ui/tone'

/** Ground and ink of each tone, for the places that show it large. */
export const tones: Record<Tone, string> = {
  valid: 'bg-valid-soft text-valid',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  slate: 'bg-slate-soft text-slate',
  gold: 'bg-gold-soft text-gold',
}
