import { openDatabase } from '@/db/client'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { systemContext } from '@/lib/platform/access/context'

/** Sequences the log, a few leaves at a time, until it is killed. */
const { db } = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
process.send?.('ready')
for (;;) await sequenceLog(systemContext('log-child', db), { limit: 7 })
