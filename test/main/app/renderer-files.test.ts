import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createRendererFiles } from '../../../main/app/renderer-files.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

/** A built renderer beside a file that is none of its own. */
function aRenderer() {
  const folder = tempFolder()
  const renderer = join(folder, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(renderer, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(renderer, 'assets/a.js'), 'export {}')
  writeFileSync(join(renderer, 'assets/a.map'), '{}')
  symlinkSync(join(folder, 'secret.html'), join(renderer, 'link.html'))
  symlinkSync(folder, join(renderer, 'up'))
  const serve = createRendererFiles(renderer)
  return { folder, serve, get: (url: string) => serve(new Request(url)) }
}

const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? ''

test('the page and its files are served with their type', async () => {
  const { get } = aRenderer()

  const answers = await Promise.all(
    ['app://cartable/', 'app://cartable/index.html#/bilan', 'app://cartable/assets/a.js'].map(get),
  )

  expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'text/html; charset=utf-8'],
    [200, 'text/html; charset=utf-8'],
    [200, 'text/javascript; charset=utf-8'],
  ])
})

test('a file that can no longer be read is refused, and served once it is back', async () => {
  const { folder, serve } = aRenderer()
  const script = join(folder, 'renderer/assets/a.js')
  const ask = () => serve(new Request('app://cartable/assets/a.js'))

  rmSync(script)
  const gone = await ask()
  writeFileSync(script, 'export {}')
  const back = await ask()

  expect([gone.status, back.status]).toEqual([503, 200])
})

test.each([
  '../secret.html',
  'assets/../../secret.html',
  '%2e%2e/secret.html',
  '..%2fsecret.html',
  '%2e%2e%2fsecret.html',
  '..%5csecret.html',
  '..\\secret.html',
  'assets/%2e%2e/%2e%2e/secret.html',
  'index.html%00.js',
  '%00',
  '/etc/passwd',
  '//server/share/secret.html',
  'C:/Windows/win.ini',
  'index.html::$DATA',
  'INDEX.HTML',
  'assets',
  'assets/',
  'assets/a.map',
  'link.html',
  'up/secret.html',
  'missing.html',
])('app://cartable/%s is not found', async (path) => {
  const { get } = aRenderer()

  const answer = await get(`app://cartable/${path}`)

  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('')
})

test.each(['app://evil/index.html', 'app://cartable:80/index.html', 'https://cartable/index.html'])(
  '%s is not the app and is not found',
  async (url) => {
    const { get } = aRenderer()

    expect((await get(url)).status).toBe(404)
  },
)

test('nothing but reading is answered', async () => {
  const { folder } = aRenderer()
  const serve = createRendererFiles(join(folder, 'renderer'))

  const answers = await Promise.all(
    ['POST', 'PUT', 'DELETE', 'HEAD'].map((method) =>
      serve(new Request('app://cartable/index.html', { method })),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405])
})

test('the policy starts from nothing and allows only files of the app', async () => {
  const { get } = aRenderer()

  const policy = policyOf(await get('app://cartable/'))

  expect(policy.replace(/'nonce-[^']+'/, "'nonce-N'").split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-N'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
})

test('every answer carries the policy, a refusal too', async () => {
  const { get } = aRenderer()

  const answers = await Promise.all(
    ['app://cartable/assets/a.js', 'app://cartable/missing.html'].map(get),
  )

  for (const answer of answers) expect(policyOf(answer)).toMatch(/^default-src 'none';/)
})

test('each answer has a nonce of its own, the same in the page and in its policy', async () => {
  const { get } = aRenderer()

  const [first, second] = await Promise.all(['app://cartable/', 'app://cartable/'].map(get))

  const nonces = await Promise.all(
    [first, second].map(async (answer) => {
      const inPage = /content="([^"]+)"/.exec((await answer?.text()) ?? '')?.[1]
      expect(policyOf(answer as Response)).toContain(`'nonce-${inPage}'`)
      return inPage
    }),
  )
  expect(nonces[0]).not.toBe(nonces[1])
})
