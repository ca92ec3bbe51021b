import { expect, test } from 'vitest'
import { buildEml, type Mail } from '../../../../main/documents/mail/build-eml.ts'

const MAIL: Mail = {
  to: 'bilans@caf.example',
  subject:
    'Centre social Les Tilleuls – bilan Clas 2021-2022, action n°\u00a01, arrêté au 30 avril 2022',
  body: 'Bonjour,\n\nCi-joint le bilan.',
  date: new Date('2022-05-02T10:00:00Z'),
  attachments: [
    { name: 'Bilan – arrêté.docx', bytes: new Uint8Array([80, 75, 3, 4]) },
    { name: 'Annexes.xlsx', bytes: new Uint8Array(200).fill(7) },
  ],
}

const textOf = (mail: Mail): string => new TextDecoder().decode(buildEml(mail))
const decoded = (base64 = '') => Buffer.from(base64.replaceAll('\r\n', ''), 'base64')

test('the mail is a draft to the Caf, its subject readable and each line within the limits', () => {
  const text = textOf(MAIL)

  expect(text).toMatch(/^X-Unsent: 1\r\nTo: bilans@caf\.example\r\n/)
  const subject = /Subject: ((?:.+\r\n )*.+)\r\n/.exec(text)?.[1] ?? ''
  const words = [...subject.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)]
  expect(words.map(([, word]) => decoded(word).toString('utf8')).join('')).toBe(MAIL.subject)
  expect(words.every(([word]) => word.length <= 75)).toBe(true)
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(200)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('the text and the files come out byte for byte, under their own names', () => {
  const parts = textOf(MAIL)
    .split(/--=_cartable_\d+(?:--)?\r\n/)
    .slice(1, -1)

  const [body, bilan, annexes] = parts.map((part) => decoded(part.split('\r\n\r\n')[1]))
  expect(body?.toString('utf8')).toBe('Bonjour,\r\n\r\nCi-joint le bilan.')
  expect([...(bilan ?? [])]).toEqual([80, 75, 3, 4])
  expect([...(annexes ?? [])]).toEqual(Array(200).fill(7))
  // A reader that meets both forms takes the plain one, without its accents.
  expect(parts[1]).toContain(
    "attachment;\r\n filename*=UTF-8''Bilan%20%E2%80%93%20arr%C3%AAt%C3%A9.docx\r\n",
  )
  expect(parts[1]).toContain('name="Bilan - arrete.docx"')
  expect(parts[1]).toContain('wordprocessingml.document')
})

/** Recipients of a mail as a program of mail shows them. */
const recipientsOf = (to: string): readonly string[] => {
  const [, head = ''] = /To: ((?:.+\r\n )*.+)\r\n/.exec(textOf({ ...MAIL, to })) ?? []
  return head
    .replace(/=\?utf-8\?B\?([^?]+)\?=/g, (_, word) => decoded(word).toString('utf8'))
    .split(',\r\n ')
}

test('a name in quotation marks may hold a comma; an address without a name, or nothing between two, stands alone', () => {
  expect(recipientsOf('"Roy, Hélène" <h.roy@caf.example>, "Pole" <pole@caf.example>')).toEqual([
    ...['Roy, Hélène <h.roy@caf.example>', 'Pole <pole@caf.example>'],
  ])
  expect(recipientsOf('<clas@caf.example>; ; pole@caf.example ;')).toEqual([
    ...['clas@caf.example', 'pole@caf.example'],
  ])
})

test('a file of a kind that mails do not know is sent as bytes, under a name of plain letters for old programs', () => {
  const attachments = [
    { name: 'Été “2021”.csv', bytes: new Uint8Array([1]) },
    { name: 'bilan.pdf', bytes: new Uint8Array() },
  ]
  const text = textOf({ ...MAIL, attachments, subject: '😀'.repeat(40) })

  expect(text).toContain('Content-Type: application/octet-stream;\r\n name="Ete 2021.csv"')
  expect(text).toContain('Content-Type: application/pdf;')
  // No character of the subject is cut between two words.
  const words = [...text.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)].map(([, word]) =>
    decoded(word).toString('utf8'),
  )
  expect(words.length).toBeGreaterThan(2)
  expect(words.join('')).toBe('😀'.repeat(40))
  expect(words.filter((word) => word.includes('\ufffd'))).toEqual([])
})

test('several addresses, and names with accents before them, are as mail programs want them', () => {
  const to = 'Hélène Roy <h.roy@caf.example>; clas@caf.example, Pole Clas <pole@caf.example>'

  expect(recipientsOf(to)).toEqual([
    'Hélène Roy <h.roy@caf.example>',
    'clas@caf.example',
    'Pole Clas <pole@caf.example>',
  ])
  expect(textOf({ ...MAIL, to })).not.toMatch(/[^ -~\r\n]/)
})

test('an address with a line break begins no header of its own, and none leaves the address blank', () => {
  expect(textOf({ ...MAIL, to: 'a@caf.example\r\nBcc: b@ailleurs.example' })).not.toMatch(/^Bcc/m)
  expect(textOf({ ...MAIL, to: null })).not.toMatch(/^To:/m)
})
