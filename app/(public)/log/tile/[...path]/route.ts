import { giveLogFile } from '@/app/log-files'

type Context = { params: Promise<{ path: string[] }> }

/** Hashes of the transparency log, or the entries under them (C2SP tlog-tiles). */
export async function GET(_: Request, { params }: Context) {
  return giveLogFile(1, ['tile', ...(await params).path])
}
