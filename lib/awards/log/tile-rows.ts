import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Ctx } from '@/lib/platform/access/context'
import type { Tile, TileId } from '@/lib/proof/transparency/tiles'

/** Those of these tiles that there are, in no order. One query. */
export async function loadTiles(db: Ctx['db'], ids: readonly TileId[]): Promise<Tile[]> {
  if (ids.length === 0) return []
  const rows = await db.execute<{ level: number; number: string; hashes: Buffer }>(sql`
    select t.level, t.number, t.hashes from log_tiles t
    join jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as asked(level int, number bigint)
      on t.level = asked.level and t.number = asked.number`)
  return rows.map(({ level, number, hashes }) => ({ level, number: Number(number), hashes }))
}

/** Writes tiles that are new or have grown. */
export async function saveTiles(tx: Transaction, tiles: readonly Tile[]): Promise<void> {
  const rows = tiles.map(({ hashes, ...id }) => ({ ...id, hashes: hashes.toString('hex') }))
  await tx.execute(sql`
    insert into log_tiles as tile (level, number, hashes)
    select level, number, decode(hashes, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(level int, number bigint, hashes text)
    on conflict (level, number) do update set hashes = excluded.hashes`)
}
