import { settings } from '@/lib/platform/env/settings'

/** Where the log is: the prefix of checkpoint, key and tiles. */
export const logUrl = () => `${settings().baseUrl.replace(/\/$/, '')}/log`

/** How the log names itself in checkpoints: its address without the scheme. */
export const logOrigin = () => logUrl().replace(/^https?:\/\//, '')
