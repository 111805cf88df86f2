import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress } from '@/lib/platform/access/client-address'
import { deviceOf } from '@/lib/reach/sign-in/device'

function from(remoteAddress: string, forwarded?: string) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage
}

describe('whose request it is', () => {
  it.each([
    ['no proxy, whatever is claimed', from('203.0.113.7', '1.2.3.4'), 0, '203.0.113.7'],
    ['one proxy', from('10.0.0.1', '203.0.113.7'), 1, '203.0.113.7'],
    ['one proxy and a claim before it', from('10.0.0.1', '1.2.3.4, 203.0.113.7'), 1, '203.0.113.7'],
    ['two proxies', from('10.0.0.1', '1.2.3.4, 203.0.113.7, 10.0.0.2'), 2, '203.0.113.7'],
    ['a proxy that says nothing', from('10.0.0.1'), 1, '10.0.0.1'],
    ['IPv4 inside IPv6', from('::ffff:203.0.113.7'), 0, '203.0.113.7'],
    ['a network of IPv6', from('2001:DB8:0:1:9:8:7:6'), 0, '2001:db8:0:1'],
    ['a short IPv6', from('2001:db8::1'), 0, '2001:db8:0:0'],
    ['this machine', from('::1'), 0, '0:0:0:0'],
  ])('%s', (_, request, proxies, address) => {
    expect(clientAddress(request, proxies)).toBe(address)
  })
})

describe('a device in plain words', () => {
  const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
  it.each([
    [`Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox', 'Linux'],
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140 Safari/537 Edg/140`, 'Edge', 'Windows'],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) ${webkit} Version/18.0 Mobile/15E148 Safari/604.1`,
      'Safari',
      'iPhone',
    ],
    [`Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/140 Mobile Safari/537`, 'Chrome', 'Android'],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605`,
      'Safari',
      'macOS',
    ],
    ['curl/8.0', null, null],
    [null, null, null],
  ])('%s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system })
  })
})
