import { expect, it } from 'vitest'
import { GET as checkpoint } from '@/app/(public)/log/checkpoint/route'
import { GET as key } from '@/app/(public)/log/key/route'
import { GET as tile } from '@/app/(public)/log/tile/[...path]/route'
import { giveFile } from '@/app/certificate-files/give-file'
import {
  getConsistency,
  getEntries,
  getInclusion,
  getTile,
  listProofs,
  sizeAt,
} from '@/lib/awards/log/queries'
import { anyoneContext } from '@/lib/platform/access/context'
import { newId } from '@/lib/platform/ids/ids'
import { readCheckpoint } from '@/lib/proof/transparency/checkpoint'
import { commitmentOf } from '@/lib/proof/transparency/commit'
import { leafHash } from '@/lib/proof/transparency/hashes'
import { type NoteVerifier, openNote, readVerifierKey } from '@/lib/proof/transparency/note'
import { verifyConsistency, verifyInclusion } from '@/lib/proof/transparency/verify-proofs'
import { useLogDesk } from '@/tests/support/log-desk'
import { naiveRoot } from '@/tests/support/transparency'

const desk = useLogDesk()
const request = new Request('http://localhost/log')
const getProof = (publicId: string, by = request) =>
  giveFile(by, 'log-proof.json', async () => ({ ctx: anyoneContext(desk.ctx().db), publicId }))
const get = (path: string) => tile(request, { params: Promise.resolve({ path: path.split('/') }) })
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

it('has no checkpoint, key or tile while it is empty', async () => {
  const answers = [await checkpoint(), await key(), await get('0/000.p/1')]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
})

it('gives a checkpoint that opens with its key', async () => {
  await desk.issue(299)
  await desk.sequenceAll()
  const { note, read } = await newest()
  expect(note.split('\n')[0]).toBe('localhost:3000/log')
  expect(read?.size).toBe(300)
  const { headers } = await checkpoint()
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-cache')
})

it('gives tiles and entries from which anyone builds the root', async () => {
  const entries = await bytesOf(await get('entries/000'))
  const rest = await bytesOf(await get('entries/001.p/44'))
  const each = [...slices(entries, 34), ...slices(rest, 34)].map((one) => one.subarray(2))
  const leaves = each.map((entry) => leafHash(entry))
  const { read } = await newest()
  expect(leaves).toHaveLength(300)
  expect(naiveRoot(leaves)).toEqual(read?.root)
  const full = await get('0/000')
  expect(full.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(slices(await bytesOf(full), 32)).toEqual(leaves.slice(0, 256))
  const part = await get('0/001.p/44')
  expect(part.headers.get('cache-control')).toBe('public, max-age=60')
  expect(slices(await bytesOf(part), 32)).toEqual(leaves.slice(256))
  expect(slices(await bytesOf(await get('0/001.p/5')), 32)).toEqual(leaves.slice(256, 261))
  expect(await bytesOf(await get('1/000.p/1'))).toEqual(naiveRoot(leaves.slice(0, 256)))
})

it.each([
  ...['0/001', '0/001.p/45', '0/002', '0/002.p/1', '1/000', '1/000.p/2', '2/000.p/1', '63/000'],
  ...['entries/001', 'entries/001.p/45', 'entries/x001/000', '0/000.p/0', '0/000.p/256', '0/0'],
  ...['x/000', '-1/000', '0', 'entries', '0/../000', '0/%00', '0/000.p/1e1', '64/000', '0/1/2/3'],
  ...["0/000'", '0/x999/x999/x999/x999/x999/999', `0/${'9'.repeat(4000)}`, '0/٠٠٠'],
])('answers 404 for the tile %s', async (path) => {
  expect((await get(path)).status).toBe(404)
})

it('never gives more of a tile than the checkpoint covers, whoever asks', async () => {
  for (const width of [0, -1, 45, 257, Number.NaN]) {
    const asked = { log: 1, level: 0, number: 1, width }
    await expect(getTile(desk.ctx(), asked)).rejects.toMatchObject({ status: 404 })
    await expect(getEntries(desk.ctx(), asked)).rejects.toMatchObject({ status: 404 })
  }
})

it('proves what happened to a certificate, to whoever knows its id', async () => {
  const [one] = await desk.issue(1)
  const { id = '', publicId = '', sha256 } = one ?? {}
  const waiting = (await (await getProof(publicId)).json()) as Proofs
  expect(waiting.leaves).toMatchObject([{ kind: 'issued', proof: null }])
  expect(await getInclusion(desk.ctx(), { subjectId: id, kind: 'issued' })).toBeNull()
  await desk.sequenceAll()
  if (one) await desk.revoke(one)
  await desk.sequenceAll()
  const answer = await getProof(publicId)
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  const { leaves } = (await answer.json()) as Proofs
  expect(leaves.map(({ kind }) => kind)).toEqual(['issued', 'revoked'])
  for (const { commitment, salt, payload, proof: shown } of leaves) {
    expect(commitmentOf(salt, payload)).toBe(commitment)
    const { size, position: index, hashes, checkpoint: note } = shown
    const { root = Buffer.alloc(0) } = readCheckpoint((await open(note)) ?? '') ?? {}
    const leaf = leafHash(Buffer.from(commitment, 'hex'))
    const claim = { size, index, leaf, root, proof: hashes.map((hash) => Buffer.from(hash, 'hex')) }
    expect(verifyInclusion(claim)).toBe(true)
    expect(verifyInclusion({ ...claim, index: index - 1 })).toBe(false)
  }
  expect(JSON.parse(leaves[0]?.payload ?? '')).toMatchObject({
    ...{ certificate: publicId, credential: sha256, version: 1 },
  })
  const found = await getInclusion(desk.ctx(), { subjectId: id, kind: 'revoked' })
  expect(found?.proof?.position).toBe(301)
  expect(await listProofs(desk.ctx(), { certificateId: newId() })).toEqual([])
  const again = new Request('http://localhost', {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect((await getProof(publicId, again)).status).toBe(304)
})

it('says nothing of private certificates, as of those that are not there', async () => {
  const [one] = await desk.issue(1)
  await desk.sequenceAll()
  const { id = '', publicId = '' } = one ?? {}
  expect((await getProof(publicId)).status).toBe(200)
  await desk.sql`insert into private_certificates values (${id}, now())`
  const answers = [await getProof(publicId), await getProof('7'.repeat(24)), await getProof("' --")]
  const said = await Promise.all(answers.map((answer) => answer.text()))
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(new Set(said).size).toBe(1)
  // Whoever may see it is given it: that is asked before.
  expect(await listProofs(desk.ctx(), { certificateId: id })).toHaveLength(1)
})

it('proves that it only grew, and says how large it was when', async () => {
  const rows = await desk.sql`
    select size::int, root_hash, (extract(epoch from created_at) * 1000)::bigint as ms
    from log_checkpoints order by size`
  const states = rows.map((row) => ({
    ...{ size: Number(row.size), ms: Number(row.ms) },
    root: Buffer.from(String(row.root_hash), 'hex'),
  }))
  const last = states.at(-1) as (typeof states)[0]
  for (const older of states) {
    const { hashes } = await getConsistency(desk.ctx(), { from: older.size, to: last.size })
    const steps = hashes.map((hash) => Buffer.from(hash, 'hex'))
    expect(verifyConsistency({ older, newer: last, proof: steps })).toBe(true)
    expect(await sizeAt(desk.ctx(), new Date(older.ms))).toBeGreaterThanOrEqual(older.size)
    expect(await sizeAt(desk.ctx(), new Date(older.ms - 1))).toBeLessThan(older.size)
  }
  expect(await sizeAt(desk.ctx(), new Date())).toBe(last.size)
  expect(await sizeAt(desk.ctx(), new Date('2020-01-01'))).toBe(0)
  for (const [from, to] of [
    [0, last.size + 1],
    [5, 4],
    [-1, 4],
    [0.5, 4],
  ]) {
    const asked = { from: from ?? 0, to: to ?? 0 }
    await expect(getConsistency(desk.ctx(), asked)).rejects.toMatchObject({ status: 404 })
  }
})

type Proofs = {
  leaves: {
    kind: string
    commitment: string
    salt: string
    payload: string
    proof: { position: number; size: number; hashes: string[]; checkpoint: string }
  }[]
}

async function open(note: string) {
  return openNote(note, readVerifierKey(await (await key()).text()) as NoteVerifier)
}

async function newest() {
  const note = await (await checkpoint()).text()
  return { note, read: readCheckpoint((await open(note)) ?? '') }
}

function slices(bytes: Buffer, width: number) {
  return Array.from({ length: bytes.length / width }, (_, i) =>
    bytes.subarray(i * width, (i + 1) * width),
  )
}
