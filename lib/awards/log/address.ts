import { settings } from '@/lib/platform/env/settings'

/** Where a log is: the prefix of checkpoint, key and tiles. From the second on its number is part of it. */
export const logUrl = (number: number) =>
  `${settings().baseUrl.replace(/\/$/, '')}/log${number === 1 ? '' : `/${number}`}`

/** How a log names itself in checkpoints: its address without the scheme. */
export const logOrigin = (number: number) => logUrl(number).replace(/^https?:\/\//, '')

/** The number of a log by such a name, under whatever address it was. */
export const numberIn = (origin: string) => Number(/\/log\/([1-9]\d{0,8})$/.exec(origin)?.[1] ?? 1)
