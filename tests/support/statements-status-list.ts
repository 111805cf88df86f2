import { gzipSync } from 'node:zlib'
import * as statusLists from '@digitalbazaar/vc-bitstring-status-list'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import {
  type Issuer,
  newIssuer,
  openBadge,
  plainCredential,
  signFreely,
  type World,
} from './foreign-issuer'
import type { Statement } from './statements'

const url = 'https://lists.example/1'

/** The place of a credential in a list, as its entry says it. */
export function entryIn(more: JsonObject = {}): JsonObject {
  return {
    id: `${url}#94567`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: url,
    ...more,
  }
}

/** A list of the stock library's making, with these places set. */
export async function listOfStock(set: number[] = [], purpose = 'revocation', length = 131_072) {
  const list = await statusLists.createList({ length })
  for (const index of set) list.setStatus(index, true)
  return await statusLists.createCredential({ id: url, list, statusPurpose: purpose })
}

/** A list whose bits are those of the bytes. */
const listOf = (bytes: Uint8Array, more: JsonObject = {}) =>
  plainCredential('', {
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bytes).toString('base64url')}`,
      ...more,
    },
  })
const zeros = (length = 16_384) => new Uint8Array(length)
const marked = (at: number, length?: number) => {
  const bytes = zeros(length)
  bytes[at >> 3] = 128 >> (at & 7)
  return bytes
}

type Lists = { entry?: JsonObject | JsonObject[]; list?: JsonObject | null; by?: Issuer }

/** A badge with that entry, and a list that its own issuer signed unless told otherwise. */
const listed =
  (make: (issuer: Issuer) => Lists | Promise<Lists>, after = (signed: unknown) => signed) =>
  async (issuer: Issuer, world: World) => {
    const { entry = entryIn(), list = await listOfStock(), by = issuer } = await make(issuer)
    if (list) world.put(url, after(await signFreely({ ...list, issuer: by.id }, by)))
    const badge = openBadge(issuer.id, { credentialStatus: entry })
    return { json: await signFreely(badge, issuer) }
  }
const withEntry = (more: JsonObject) => listed(() => ({ entry: entryIn(more) }))
const withList = (list: () => JsonObject | Promise<JsonObject>, entry: JsonObject = {}) =>
  listed(async () => ({ list: await list(), entry: entryIn(entry) }))
const changed = async (more: JsonObject) => ({ ...(await listOfStock()), ...more })
const subjectWith = async (more: JsonObject) => {
  const list = await listOfStock()
  return { ...list, credentialSubject: { ...(list.credentialSubject as JsonObject), ...more } }
}

const right = (says: string, given: Statement['given']): Statement => ({ says, given })
const wrong = (
  says: string,
  given: Statement['given'],
  key: string,
  field?: string,
): Statement => ({
  says,
  given,
  wrong: field === undefined ? ['status', key] : ['status', key, { field }],
})

const plainBits = () => gzipSync(zeros()).toString('base64url')

const messages = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    return { status: `0x${at.toString(16)}`, message: `message ${at}` }
  })
const ofBits = (statusSize: number) => {
  return { statusPurpose: 'message', statusSize, statusMessage: messages(2 ** statusSize) }
}
const several = ofBits(2)
/** An entry whose messages are these, to be told of by one bit. */
const withMessages = (statusMessage: unknown) => withEntry({ statusMessage })

export const statusListStatements: Statement[] = [
  // 2.1 The entry
  right(
    'a place that is not set is not withdrawn',
    listed(() => ({})),
  ),
  right('2.1: an id may be missing', withEntry({ id: undefined })),
  wrong('2.1: the id is not the list’s', withEntry({ id: url }), 'badEntry', 'id'),
  wrong(
    '2.1: it has a purpose',
    withEntry({ statusPurpose: undefined }),
    'badEntry',
    'statusPurpose',
  ),
  wrong(
    '2.1: a purpose is a text',
    withEntry({ statusPurpose: ['revocation'] }),
    'badEntry',
    'statusPurpose',
  ),
  wrong(
    '2.1: it has an index',
    withEntry({ statusListIndex: undefined }),
    'badEntry',
    'statusListIndex',
  ),
  wrong(
    '2.1: an index is a text',
    withEntry({ statusListIndex: 94567 }),
    'badEntry',
    'statusListIndex',
  ),
  wrong(
    '2.1: an index is not below zero',
    withEntry({ statusListIndex: '-1' }),
    'badEntry',
    'statusListIndex',
  ),
  wrong(
    '2.1: an index is whole',
    withEntry({ statusListIndex: '1.5' }),
    'badEntry',
    'statusListIndex',
  ),
  wrong(
    '2.1: an index is in base 10',
    withEntry({ statusListIndex: '0x10' }),
    'badEntry',
    'statusListIndex',
  ),
  wrong(
    '2.1: it names its list',
    withEntry({ statusListCredential: undefined }),
    'badEntry',
    'statusListCredential',
  ),
  wrong(
    '2.1: a list is at a URL',
    withEntry({ statusListCredential: 'urn:x:list' }),
    'badEntry',
    'statusListCredential',
  ),
  wrong('2.1: a size is whole', withEntry({ statusSize: 1.5 }), 'badEntry', 'statusSize'),
  wrong('2.1: a size is not zero', withEntry({ statusSize: 0 }), 'badEntry', 'statusSize'),
  wrong(
    '2.1: more bits than one have messages',
    withEntry({ statusSize: 2 }),
    'badEntry',
    'statusMessage',
  ),
  wrong(
    '2.1: a message for each value',
    withEntry({ ...several, statusMessage: messages(3) }),
    'badEntry',
    'statusMessage',
  ),
  right(
    '2.1: one bit may have no messages, and is set or not',
    withList(() => listOf(marked(94567), { statusPurpose: 'message' }), {
      statusPurpose: 'message',
    }),
  ),
  right('2.1: or it may have two', withMessages(messages(2))),
  ...[messages(1), messages(2)[0], ['0x0', '0x1'], 'message'].map((given) =>
    wrong(
      `2.1: messages are a list, of ${JSON.stringify(given)} for each value`,
      withMessages(given),
      'badEntry',
      'statusMessage',
    ),
  ),
  ...[{ status: undefined }, { status: '1' }, { status: '0xx' }, { message: undefined }].map(
    (more) =>
      wrong(
        `2.1: a message has its value in hexadecimal and its text: ${JSON.stringify(more)}`,
        withMessages([messages(1)[0], { ...messages(2)[1], ...more }]),
        'badEntry',
        'statusMessage',
      ),
  ),
  right(
    '2.1: a place may have many bits',
    withList(() => listOf(zeros(16_384 * 9), { statusPurpose: 'message' }), ofBits(9)),
  ),
  right(
    '2.1: more may be told of it elsewhere',
    withEntry({ statusReference: 'https://lists.example/more' }),
  ),
  right(
    '2.1: in several places',
    withEntry({ statusReference: ['https://lists.example/more', 'https://lists.example/less'] }),
  ),
  wrong('2.1: which is at a URL', withEntry({ statusReference: 7 }), 'badEntry', 'statusReference'),
  // 2.2 The list
  wrong(
    '2.2: a list is a credential of its kind',
    withList(() => changed({ type: ['VerifiableCredential'] })),
    'otherList',
  ),
  wrong(
    '2.2: its subject is a list',
    withList(() => changed({ credentialSubject: { name: 'A list' } })),
    'otherList',
  ),
  wrong(
    '2.2: it is at its id',
    withList(() => changed({ id: 'https://lists.example/2' })),
    'otherList',
  ),
  wrong(
    '2.2: it has its purpose',
    withList(() => subjectWith({ statusPurpose: undefined })),
    'purpose',
  ),
  wrong(
    '2.2: it has bits',
    withList(() => subjectWith({ encodedList: undefined })),
    'badList',
  ),
  wrong(
    '2.2: in multibase',
    withList(() => subjectWith({ encodedList: plainBits() })),
    'badList',
  ),
  ...['z', 'U', 'm'].map((letter) =>
    wrong(
      `2.2: in base64url, which is not ${letter}`,
      withList(() => subjectWith({ encodedList: `${letter}${plainBits()}` })),
      'badList',
    ),
  ),
  wrong(
    '2.2: without padding',
    withList(() => subjectWith({ encodedList: `u${plainBits()}==` })),
    'badList',
  ),
  wrong(
    '2.2: its purposes are texts',
    withList(() => subjectWith({ statusPurpose: [1, 'revocation'] })),
    'badList',
  ),
  right(
    '2.2: it may say for how long it is kept',
    withList(() => subjectWith({ ttl: 300_000 })),
  ),
  wrong(
    '2.2: in gzip',
    withList(() => subjectWith({ encodedList: 'uAAAA' })),
    'badList',
  ),
  wrong(
    '2.2: a bomb is not unpacked',
    withList(() => listOf(new Uint8Array(60_000_000))),
    'badList',
  ),
  wrong(
    '2.2: a list that is not valid yet says nothing',
    withList(() => changed({ validFrom: '2027-01-01T00:00:00Z' })),
    'stale',
  ),
  wrong(
    '2.2: nor one that is not valid any more',
    withList(() => changed({ validUntil: '2026-05-01T00:00:00Z' })),
    'stale',
  ),
  wrong(
    '6.1: a list has 131,072 places or more',
    withList(() => listOf(new Uint8Array(16_383))),
    'short',
  ),
  wrong(
    '3.2: of places of two bits too',
    withList(() => listOf(zeros(32_767), { statusPurpose: 'message' }), several),
    'short',
  ),
  // 3.2 Validating
  wrong(
    '3.2: a place that is set is withdrawn',
    withList(() => listOfStock([94567])),
    'revoked',
  ),
  wrong(
    '3.2: places are counted from the left',
    withList(() => listOf(marked(94567))),
    'revoked',
  ),
  right(
    '3.2: the place before it says nothing',
    withList(() => listOf(marked(94566))),
  ),
  right(
    '3.2: nor the one after it',
    withList(() => listOf(marked(94568))),
  ),
  wrong(
    '3.2: suspended is another thing',
    withList(() => listOfStock([94567], 'suspension'), { statusPurpose: 'suspension' }),
    'suspended',
  ),
  wrong(
    '3.2: the purposes are the same',
    withList(() => listOfStock([94567], 'suspension')),
    'purpose',
  ),
  right(
    '3.2: a list may have several purposes',
    withList(() => listOf(zeros(), { statusPurpose: ['suspension', 'revocation'] })),
  ),
  right(
    '3.2: a newer one takes nothing from it',
    withList(() => listOf(marked(94567), { statusPurpose: 'refresh' }), {
      statusPurpose: 'refresh',
    }),
  ),
  right(
    '3.2: a message is no withdrawal',
    withList(() => listOf(marked(2 * 40_000, 32_768), { statusPurpose: 'message' }), {
      ...several,
      statusListIndex: '40000',
    }),
  ),
  wrong(
    '3.2: a mark of a purpose that is not known is not passed over',
    withList(() => listOf(marked(94567), { statusPurpose: 'other' }), { statusPurpose: 'other' }),
    'unknownPurpose',
  ),
  ...['131072', '1234567890123456', '9'.repeat(400)].map((statusListIndex) =>
    wrong(
      `3.2: the index is within the list, and not ${statusListIndex.slice(0, 20)}`,
      withEntry({ statusListIndex }),
      'range',
    ),
  ),
  wrong(
    '3.2: all bits of a place are',
    // Of three bits there are 131,074 places in it, and two bits of one more.
    withList(() => listOf(zeros(49_153), { statusPurpose: 'message' }), {
      ...{ ...ofBits(3), statusListIndex: '131074' },
    }),
    'range',
  ),
  {
    says: '3.2: a list out of reach is neither passed nor withdrawn',
    given: listed(() => ({ list: null })),
    wrong: ['status', 'fetch.failed.unreachable'],
  },
  wrong(
    '3.2: a list that is not read is not guessed at',
    listed(
      () => ({}),
      () => '{',
    ),
    'badList',
  ),
  wrong(
    '3.2: a list that is a page is none',
    listed(
      () => ({}),
      () => '<html>',
    ),
    'badList',
  ),
  wrong(
    '3.2: a list is signed',
    listed(
      () => ({}),
      (signed) => ({ ...(signed as JsonObject), proof: undefined }),
    ),
    'unverified',
  ),
  wrong(
    '3.2: a changed list says nothing, not even that it is withdrawn',
    listed(
      async () => ({}),
      (signed) => {
        const list = listOf(marked(94567))
        const { issuer, proof } = signed as JsonObject
        return { ...list, issuer, proof }
      },
    ),
    'unverified',
  ),
  right(
    '3.2: a list may have another issuer',
    listed(async () => ({ by: await newIssuer() })),
  ),
  wrong(
    '3.2: a list signed by nobody’s key says nothing',
    listed(async () => {
      const [one, other] = [await newIssuer(), await newIssuer()]
      return { by: { ...one, key: other.key } }
    }),
    'unverified',
  ),
  wrong(
    '2.1: of several entries each counts',
    listed(async () => ({
      entry: [entryIn({ id: undefined }), entryIn({ id: undefined, statusListIndex: '7' })],
      list: await listOfStock([7]),
    })),
    'revoked',
  ),
  wrong(
    'a kind of entry that is not known is not passed over',
    listed(() => ({ entry: { id: 'urn:x:1', type: 'https://example.org/Entry' } })),
    'unknownKind',
  ),
]
