/** Spellings of this machine, of networks behind it and of what clouds keep there, as hosts of a URL. */
const hosts = [
  // Loopback, in each base that programs read, whole or in parts.
  ...[
    '127.0.0.1',
    '127.0.0.2',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '017700000001',
  ],
  ...['0x7f000001', '0x7f.0.0.1', '0x7f.1', '0177.0.0.1', '0177.0.0.01', '0177.1', '127.0.0.0x1'],
  ...[
    '0x7f.0x0.0x0.0x1',
    '0X7F000001',
    '127.0x0.1',
    '127.000.000.001',
    '00000177.0.0.1',
    '3232235521',
  ],
  ...[
    '127。0。0。1',
    '①②⑦.⓪.⓪.①',
    '127.0.0.1.',
    '2130706433.',
    '%31%32%37.0.0.1',
    '127%2e0%2e0%2e1',
  ],
  // Nowhere in particular, and everyone.
  ...['0.0.0.0', '0', '0x0', '00', '0.0', '0.1.2.3', '255.255.255.255', '4294967295', '0xffffffff'],
  // Private, link-local, shared, reserved.
  ...['10.0.0.1', '10.255.255.255', '10.1', '0x0a000001', '167772161', '012.0.0.1', '172.16.0.1'],
  ...['172.31.255.254', '2886729729', '192.168.0.1', '192.168.1.254', '0xc0a80001', '192.168.257'],
  ...['169.254.0.1', '169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376'],
  ...['169.254.43518', '0xa9.0xfe.0xa9.0xfe', '169.254.170.2', '100.64.0.1', '100.100.100.200'],
  ...['100.127.255.254', '192.0.0.1', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.19.255.254'],
  ...['198.51.100.7', '203.0.113.9', '192.88.99.1', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
  ...['168.63.129.16', '192.31.196.1', '192.52.193.1', '192.175.48.1'],
  // IPv6: itself, local, and what carries an address of IPv4.
  ...[
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[0000:0000:0000:0000:0000:0000:0000:0001]',
    '[::0001]',
  ],
  ...['[::127.0.0.1]', '[::7f00:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::FFFF:7F00:0001]'],
  ...[
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:a9fe:a9fe]',
  ],
  ...['[::ffff:192.168.0.1]', '[::ffff:8.8.8.8]', '[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]'],
  ...['[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::7f00:1]', '[64:ff9b::8.8.8.8]', '[2002:7f00:1::]'],
  ...['[2002:a9fe:a9fe::1]', '[2002:c0a8:1::1]', '[2002:808:808::1]', '[2001:0:7f00:1::]'],
  ...['[2001:0:4136:e378:8000:63bf:80ff:fffe]', '[2001::1]', '[fe80::1]', '[febf::1]', '[fec0::1]'],
  ...['[fc00::1]', '[fd00::1]', '[fd00:ec2::254]', '[fd12:3456:789a::1]', '[ff02::1]', '[ff05::2]'],
  ...['[2001:db8::1]', '[3fff::1]', '[100::1]', '[2001:2::1]', '[2001:10::1]', '[2001:20::1]'],
  ...[
    '[5f00::1]',
    '[4000::1]',
    '[::5efe:7f00:1]',
    '[2620:4f:8000::1]',
    '[fe80::1%25lo]',
    '[::1%25lo]',
  ],
  // Names that are local by what they are called.
  ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'localhost.localdomain', 'ｌocalhost'],
  ...['printer.local', 'router.lan', 'nas.home', 'nas.home.arpa', 'db.internal', 'wiki.corp'],
  ...['metadata', 'metadata.google.internal', 'instance-data', 'kubernetes', 'kubernetes.default'],
  ...[
    'x.onion',
    'xn--lcalhost-54a',
    'loc\u00adalhost',
    'local%68ost',
    'canary.invalid',
    'canary.test',
  ],
  // Names of the public service that lead back here.
  ...['private.example', 'mixed.example', 'mapped.example', 'metadata.example', 'six.example'],
  ...[
    'nat64.example',
    'PRIVATE.example',
    'private.example.',
    'xn--e1afmkfd.example',
    'пример.example',
  ],
]

/** What the name server says of the names above; a name that is not here has no address. */
export const hostileNames: Record<string, string[]> = {
  'private.example': ['127.0.0.1'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'six.example': ['2606:4700::1', '::1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'xn--e1afmkfd.example': ['127.0.0.1'],
  'kubernetes.default': ['10.96.0.1', '127.0.0.1'],
  'canary.test': ['127.0.0.1'],
}

/** Other schemes, and tricks with who is asked and where the host begins. `port` is the canary's. */
function tricks(port: number) {
  const here = `127.0.0.1:${port}`
  return [
    ...[
      'file:///etc/passwd',
      'file://localhost/etc/passwd',
      'file:/etc/passwd',
      'FILE:///etc/hosts',
    ],
    ...[`gopher://${here}/_GET`, `ftp://${here}/`, `dict://${here}/stats`, `ldap://${here}/`],
    ...[`tftp://${here}/x`, `ws://${here}/`, `wss://${here}/`, `jar:http://${here}!/`],
    ...['data:application/json,{}', 'javascript:1', 'blob:http://x/y', 'about:blank', 'urn:x:y'],
    ...[`view-source:http://${here}/`, `http+unix://%2Ftmp%2Fs/`, `netdoc://${here}/`],
    ...[`http://good.example@${here}/`, `http://good.example:80@${here}/`, `http://a:b@${here}/`],
    ...[`http://@${here}/`, `http://:@${here}/`, `http://good.example%40${here}/`],
    ...[`http://${here}\\@good.example/`, `http://good.example\\@${here}/`, `http:\\\\${here}\\`],
    ...[
      `http://${here}#@good.example/`,
      `http://${here}?@good.example/`,
      `http://${here};good.example`,
    ],
    ...[`http:${here}`, `http:/${here}/`, `http:///${here}/`, `http:////${here}/`, `//${here}/`],
    ...[
      `http://${here} .good.example/`,
      `http://127.0.0.1\t:${port}/`,
      `http://127.0\n.0.1:${port}/`,
    ],
    ...[` http://${here}/`, `http://${here}/ `, `\u0000http://${here}/`, `http://${here}/\r\nX: y`],
    ...[
      `http://good.example/\r\nHost: ${here}`,
      `hTTp://${here}/`,
      'http://',
      'https://',
      '',
      'null',
    ],
    ...['http://[::1', 'http://[::ffff:127.0.0.1.]/', 'http://[v1.x]/', 'http://127.0.0.1:99999/'],
    ...[
      'http://127.0.0.1:0/',
      'http://127.0.0.1:22/',
      'https://127.0.0.1:6379/',
      'https://[::1]:443/',
    ],
    ...[
      'https://127.0.0.1/',
      'https://localhost/',
      'https://private.example/',
      'https://10.0.0.1/',
    ],
    ...['https://good.example:22/', 'https://good.example:8443/', 'http://good.example:25/'],
    `https://good.example/${'a'.repeat(3000)}`,
  ]
}

/** Addresses that lead, or are said to lead, to places that are nobody's to ask for. */
export function hostileAddresses(port: number): string[] {
  return [...hosts.map((host) => `http://${host}:${port}/`), ...tricks(port)]
}
