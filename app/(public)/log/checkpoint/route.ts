import { giveLogFile } from '@/app/log-files'

/** What the transparency log looks like now (C2SP tlog-tiles, Checkpoints). */
export function GET() {
  return giveLogFile(1, ['checkpoint'])
}
