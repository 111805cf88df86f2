import { and, asc, desc, gte, lt, lte } from 'drizzle-orm'
import { logCheckpoints, logLeaves } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { readCheckpoint } from '@/lib/proof/transparency/checkpoint'
import { bundleEntries } from '@/lib/proof/transparency/entry-bundle'
import { hashBytes } from '@/lib/proof/transparency/hashes'
import { noteText, verifierKey } from '@/lib/proof/transparency/note'
import { consistencyProof } from '@/lib/proof/transparency/prove'
import {
  hashReader,
  type TileId,
  tilesRead,
  tileWidth,
  widthAt,
} from '@/lib/proof/transparency/tiles'
import { logOrigin, numberIn } from './address'
import { newestCheckpoint } from './checkpoint-rows'
import { type LogKeyRow, listLogs } from './key-rows'
import { type LeafProof, proofsOf } from './proofs-of'
import type { CertificateKind } from './rules'
import { loadTiles } from './tile-rows'

/**
 * What the log looks like now: a signed note and what it says; `log` is its number, above 1 once it was
 * begun anew. Null while it is empty. Public.
 */
export async function getCheckpoint(
  ctx: Ctx,
): Promise<{ log: number; size: number; rootHash: string; note: string; time: Date } | null> {
  const newest = await newestCheckpoint(ctx.db)
  if (!newest) return null
  const { size, rootHash, note, createdAt: time } = newest
  return { log: numberIn(note.slice(0, note.indexOf('\n'))), size, rootHash, note, time }
}

/**
 * The key to open the log's notes with, as verifiers are given it (C2SP signed-note): that of the log
 * there is now, or of another by its number. NotFound for one that there is not. Public.
 */
export async function getVerifierKey(ctx: Ctx, { log }: { log?: number } = {}): Promise<string> {
  const logs = await listLogs(ctx.db)
  const key = log === undefined ? logs.at(-1) : logs.find(({ number }) => number === log)
  if (!key) throw new NotFound()
  return verifierKeyOf(key)
}

/** A log that was given up for another: how far that one takes it over, and what of it was lost. */
export type FormerLog = {
  name: string
  key: string
  /** When, why, and as what the log was begun anew. */
  endedAt: Date
  reason: string
  successor: string
  /** How many entries the successor took over. */
  kept: number
  /** Checkpoints that the successor does not go on from, by the log that each names. */
  lost: { name: string; size: number; time: Date | null }[]
}

/** The logs before the one there is now, the newest first. Public. */
export async function listFormerLogs(ctx: Ctx): Promise<FormerLog[]> {
  const logs = await listLogs(ctx.db)
  return logs
    .slice(0, -1)
    .map((log, at) => formerLog(log, logs[at + 1] as LogKeyRow))
    .reverse()
}

function formerLog(log: LogKeyRow, next: LogKeyRow): FormerLog {
  const said = next.lost.flatMap((note) => readCheckpoint(noteText(note)) ?? [])
  return {
    ...{ name: logOrigin(log.number), key: verifierKeyOf(log), successor: logOrigin(next.number) },
    ...{ endedAt: next.createdAt, reason: next.reason ?? '', kept: next.firstSize },
    lost: said.map(({ origin, size, time }) => ({ name: origin, size, time })),
  }
}

function verifierKeyOf({ publicKey, number }: LogKeyRow): string {
  return verifierKey({ name: logOrigin(number), publicKey: Buffer.from(publicKey, 'base64') })
}

/**
 * The first `width` hashes of a tile of a log, one after the other (C2SP tlog-tiles). NotFound beyond
 * what the newest checkpoint covers, and for any log but the one there is now. Public.
 */
export async function getTile(
  ctx: Ctx,
  { log, level, number, width = tileWidth }: TileId & { log: number; width?: number },
): Promise<Uint8Array> {
  await refuseBeyond(ctx, log, { level, number }, width)
  const [tile] = await loadTiles(ctx.db, [{ level, number }])
  const bytes = tile?.hashes.subarray(0, width * hashBytes)
  if (bytes?.length !== width * hashBytes) throw new NotFound()
  return bytes
}

/** The first `width` entries under a tile of level 0 (C2SP tlog-tiles). NotFound as for tiles. Public. */
export async function getEntries(
  ctx: Ctx,
  { log, number, width = tileWidth }: { log: number; number: number; width?: number },
): Promise<Uint8Array> {
  await refuseBeyond(ctx, log, { level: 0, number }, width)
  const first = number * tileWidth
  const { commitment, position } = logLeaves
  const rows = await ctx.db
    .select({ commitment })
    .from(logLeaves)
    .where(and(gte(position, first), lt(position, first + width)))
    .orderBy(asc(position))
  if (rows.length !== width) throw new NotFound()
  return bundleEntries(rows.map((row) => Buffer.from(row.commitment, 'hex')))
}

/** That one size of the log is the beginning of another: hashes in hex. NotFound beyond the log. Public. */
export async function getConsistency(
  ctx: Ctx,
  { from, to }: { from: number; to: number },
): Promise<{ from: number; to: number; hashes: string[] }> {
  const newest = await newestCheckpoint(ctx.db)
  const known = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to
  if (!known || !newest || to > newest.size) throw new NotFound()
  const tiles = await loadTiles(
    ctx.db,
    tilesRead((read) => consistencyProof(from, to, read)),
  )
  const hashes = consistencyProof(from, to, hashReader(tiles))
  return { from, to, hashes: hashes.map((hash) => Buffer.from(hash).toString('hex')) }
}

/**
 * Each leaf of a certificate, oldest first, with what opens it and the proof that the log has it;
 * `proof` is null while it waits for its place. For whoever may see the certificate, which is the
 * caller's to ask.
 */
export function listProofs(
  ctx: Ctx,
  { certificateId }: { certificateId: string },
): Promise<LeafProof[]> {
  return proofsOf(ctx.db, certificateId)
}

/**
 * The proof of the newest leaf that tells this of a certificate; null where there is none in the log.
 * For whoever may see the certificate, which is the caller's to ask.
 */
export async function getInclusion(
  ctx: Ctx,
  { subjectId, kind }: { subjectId: string; kind: CertificateKind },
): Promise<LeafProof | null> {
  const leaves = await proofsOf(ctx.db, subjectId)
  return leaves.findLast((leaf) => leaf.kind === kind && leaf.proof !== null) ?? null
}

/** How many leaves the log had, by the newest checkpoint not later than a moment; 0 before the first. Public. */
export async function sizeAt(ctx: Ctx, moment: Date): Promise<number> {
  const [row] = await ctx.db
    .select({ size: logCheckpoints.size })
    .from(logCheckpoints)
    .where(lte(logCheckpoints.createdAt, moment))
    .orderBy(desc(logCheckpoints.createdAt), desc(logCheckpoints.size))
    .limit(1)
  return row?.size ?? 0
}

async function refuseBeyond(
  ctx: Ctx,
  log: number,
  { level, number }: TileId,
  width: number,
): Promise<void> {
  const newest = await getCheckpoint(ctx)
  if (newest?.log !== log) throw new NotFound()
  const isOne = [level, number, width - 1].every((one) => Number.isSafeInteger(one) && one >= 0)
  if (!isOne || width > widthAt(newest.size, { level, number })) throw new NotFound()
}
