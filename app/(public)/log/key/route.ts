import { giveLogFile } from '@/app/log-files'

/** The key that the log's checkpoints are opened with (C2SP signed-note). */
export function GET() {
  return giveLogFile(1, ['key'])
}
