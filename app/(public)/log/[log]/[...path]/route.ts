import { giveLogFile } from '@/app/log-files'

type Context = { params: Promise<{ log: string; path: string[] }> }

/** The same for a log that was begun anew, which has its number in its address: 2, 3, …. */
export async function GET(_: Request, { params }: Context) {
  const { log, path } = await params
  return giveLogFile(/^([2-9]|[1-9]\d{1,8})$/.test(log) ? Number(log) : 0, path)
}
