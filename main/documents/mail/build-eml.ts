/** A message ready to be sent by the user's own mail program. */
export type Mail = {
  /** Address; null: the user fills it in. */
  readonly to: string | null
  readonly subject: string
  /** Plain text, in lines. */
  readonly body: string
  readonly date: Date
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const CRLF = '\r\n'
/** Characters of a line of base64 (RFC 2045). */
const BASE64_LINE = 76
/** Bytes of text in one encoded word, so that the word stays under 75 characters (RFC 2047). */
const WORD_BYTES = 45

const TYPES: Readonly<Record<string, string>> = {
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/**
 * The bytes of an .eml (RFC 5322, multipart/mixed). `X-Unsent` makes Outlook open it as a draft, as Apple
 * Mail and Thunderbird do of « Modifier comme nouveau ». Pure: equal mails give equal bytes.
 */
export function buildEml({ to, subject, body, date, attachments }: Mail): Uint8Array {
  const boundary = `=_cartable_${date.getTime()}`
  const part = (headers: readonly string[], bytes: Uint8Array) =>
    [`--${boundary}`, ...headers, 'Content-Transfer-Encoding: base64', '', base64(bytes)].join(CRLF)
  const text = part(['Content-Type: text/plain; charset=utf-8'], utf8(body.replace(/\r?\n/g, CRLF)))
  const files = attachments.map(({ name, bytes }) => {
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    // RFC 2231 for the name; beside it, readers of MIME would prefer a plain `filename`, which can hold no accent.
    return part(
      [
        `Content-Type: ${type};${CRLF} name="${asciiOf(name)}"`,
        `Content-Disposition: attachment;${CRLF} filename*=UTF-8''${encodeURIComponent(name).replace(/['()*!]/g, percent)}`,
      ],
      bytes,
    )
  })
  const head = [
    'X-Unsent: 1',
    ...(to === null ? [] : [`To: ${recipients(oneLine(to))}`]),
    `Subject: ${encodedWords(oneLine(subject))}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
  ]
  return utf8([...head, text, ...files, `--${boundary}--`, ''].join(CRLF))
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A header on one line: a line break in an address would begin another header. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim()

/** A name for programs that know no other: without accents, its dashes as hyphens. */
const asciiOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[–—]/g, '-')
    .replace(/[^ -!#-[\]-~]/g, '')

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/** Addresses, each with the name before it encoded where it has accents: « Hélène Roy <clas@caf.example> ». */
const recipients = (to: string): string =>
  // A comma inside quotation marks is of a name: « "Roy, Hélène" <clas@caf.example> ».
  (to.match(/(?:"[^"]*"|[^,;])+/g) ?? [])
    .map((one) => {
      const [, name = '', address] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(one) ?? []
      if (address === undefined) return one.trim()
      if (name === '') return address
      return `${/^[\w ]+$/.test(name) ? name : encodedWords(name)} <${address}>`
    })
    .filter((one) => one !== '')
    .join(`,${CRLF} `)

const base64 = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? []
  ).join(CRLF)

/** A header's text as encoded words, none of which cuts a character. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (utf8(word + character).length > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word]
    .map((one) => `=?utf-8?B?${Buffer.from(utf8(one)).toString('base64')}?=`)
    .join(`${CRLF} `)
}
