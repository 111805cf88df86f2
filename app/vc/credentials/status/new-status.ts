import { purposes } from '@/lib/awards/credentials/addresses'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { isObject, type JsonObject, listOf } from '@/lib/proof/credentials/verify/json'
import type { NewStatus } from '@/lib/reach/api/update-status'

const entriesAtMost = 10
/** What may be said of the kind of a status: the entry's own type, or the method's name as the VC-API has it. */
const types = ['BitstringStatusListEntry', 'BitstringStatusList', undefined]

/**
 * What a program wants of a status: a list of entries that each say `status: '1'`, or, as newer versions
 * of the VC-API have it, one entry with `status: true` beside it, or one alone, which sets it. An entry
 * may name its place in a list, and has to where there is no `credentialId`. InputError for all else.
 */
export function newStatuses(body: JsonObject): NewStatus[] {
  const entries = listOf(body.credentialStatus)
  if (entries.length === 0 || entries.length > entriesAtMost) throw wrong()
  return entries.map((entry) => {
    if (!isObject(entry) || !types.some((type) => type === entry.type)) throw wrong()
    const purpose = purposes.find((one) => one === entry.statusPurpose)
    const said = entry.status ?? body.status ?? true
    const set = said === true || said === '1'
    if (!purpose || !(set || said === false || said === '0')) throw wrong()
    const { statusListCredential: list, statusListIndex: index } = entry
    if (list === undefined && index === undefined) {
      if (body.credentialId === undefined) throw wrong()
      return { purpose, set }
    }
    const isPlace = typeof list === 'string' && typeof index === 'string'
    if (!isPlace || !/^\d{1,9}$/.test(index)) throw wrong()
    return { purpose, set, place: { list, index: Number(index), purpose } }
  })
}

function wrong() {
  return new InputError(say('apiKeys.problem.status'))
}
