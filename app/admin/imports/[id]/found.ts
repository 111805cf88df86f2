import type { previewPeople } from '@/lib/awards/imports/forecast'
import type { getImport, listImportRows } from '@/lib/awards/imports/queries'
import type { FileFacts, ImportPlan } from '@/lib/awards/imports/schema'

/** What the steps of an import are drawn from. */
export type Found = Awaited<ReturnType<typeof getImport>>
export type FoundDraft = Found & { plan: ImportPlan; facts: FileFacts }
export type FoundRow = Awaited<ReturnType<typeof listImportRows>>[number]
export type FoundPerson = Awaited<ReturnType<typeof previewPeople>>[number]

/** The delimiter under the name that its words have. */
export function delimiterName(delimiter: string): string {
  return { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[delimiter] ?? 'other'
}
