import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

const link = /\s+(https?:\/\/\S{1,500})$/

/** A skill as it is typed: its name, then perhaps where it is defined, as ESCO's are. */
export const skillLine = z
  .string()
  .trim()
  .min(1)
  .max(600)
  .refine((line) => line.replace(link, '').length <= 60, messageKey('certifications.skillLength'))
  .refine((line) => {
    const url = line.match(link)?.[1]
    return url === undefined || URL.canParse(url)
  }, messageKey('certifications.skillLink'))

/** Names, and the links of those that have one. */
export function partSkills(lines: readonly string[]): {
  skills: string[]
  skillLinks: Record<string, string>
} {
  const parted = lines.map((line) => [line.replace(link, ''), line.match(link)?.[1]] as const)
  return {
    skills: parted.map(([name]) => name),
    skillLinks: Object.fromEntries(parted.filter((one): one is [string, string] => !!one[1])),
  }
}

/** As they were typed. */
export function joinSkills(skills: readonly string[], links: Record<string, string>): string[] {
  return skills.map((name) => (links[name] ? `${name} ${links[name]}` : name))
}
